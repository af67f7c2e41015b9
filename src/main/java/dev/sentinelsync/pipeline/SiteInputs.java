package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Layouts and reference facts of a site, read again when a file was changed: a change of any of
 * them republishes the pages that read it at the next run. They are read when they are needed: a
 * run without work needs to know only which files replace packaged ones.
 */
public final class SiteInputs {

  private final SiteSettings settings;
  private final SharedInputs shared;
  private final Supplier<Forms> forms;
  private Optional<SortedMap<Path, String>> seen = Optional.empty();

  // Each is null until it is asked for.
  private List<SortedMap<String, String>> own;
  private Site site;
  private ReferenceData reference;
  private Fingerprint referencePrint;

  /**
   * @param shared what other sites have read already
   * @param forms in which pages are shown; asked for when the layouts are read
   */
  SiteInputs(SiteSettings settings, SharedInputs shared, Supplier<Forms> forms) {
    this.settings = settings;
    this.shared = shared;
    this.forms = forms;
  }

  /**
   * Forgets what was read if a file has changed since the last call.
   *
   * @throws SiteInputException if a folder or file cannot be read
   */
  public synchronized void refresh() {
    SortedMap<Path, String> now = stamps();
    if (seen.equals(Optional.of(now))) {
      return;
    }
    site = null;
    reference = null;
    referencePrint = null;
    own = null;
    seen = Optional.of(now);
  }

  /** Whether they were looked at already. */
  public synchronized boolean isRead() {
    return seen.isPresent();
  }

  /**
   * The files in place of packaged ones that differ from them: besides the settings and the build
   * of the program they decide on layouts and reference facts.
   */
  public synchronized List<SortedMap<String, String>> ownFiles() {
    if (own == null) {
      var files = settings.pages().reference();
      own =
          List.of(
              Templates.own(settings.pages().templates()),
              ReferenceData.own(
                  files.tables(), files.offers(), files.techniques(), files.overrides()));
    }
    return own;
  }

  /** A fingerprint of the reference facts. */
  public synchronized Fingerprint referencePrint() {
    if (referencePrint == null) {
      ReferenceData facts = reference();
      referencePrint =
          Fingerprints.of(
              List.of(facts.tables(), facts.offers(), facts.techniques(), facts.overrides()));
    }
    return referencePrint;
  }

  /** The layouts. */
  public synchronized Site site() {
    if (site == null) {
      site = new Site(shared.templates(settings.pages().templates(), seen()), forms.get());
    }
    return site;
  }

  /** The reference facts. */
  public synchronized ReferenceData reference() {
    if (reference == null) {
      reference = shared.reference(settings.pages().reference(), seen());
    }
    return reference;
  }

  private SortedMap<Path, String> seen() {
    return seen.orElseThrow(() -> new IllegalStateException("refresh() comes first"));
  }

  private SortedMap<Path, String> stamps() {
    SortedMap<Path, String> stamps = new TreeMap<>();
    var files = settings.pages().reference();
    Stream.of(files.tables(), files.offers(), files.techniques(), files.overrides())
        .filter(Files::exists)
        .forEach(file -> stamps.put(file, stamp(file)));
    if (Files.isDirectory(settings.pages().templates())) {
      try (Stream<Path> templates = Files.list(settings.pages().templates())) {
        templates.forEach(file -> stamps.put(file, stamp(file)));
      } catch (IOException e) {
        throw unreadable("The template folder", settings.pages().templates(), e);
      }
    }
    return stamps;
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      throw unreadable("The file", file, e);
    }
  }

  private static SiteInputException unreadable(String what, Path path, IOException e) {
    return new SiteInputException(
        "%s %s cannot be read (%s). Allow this program to read it, or configure another one."
            .formatted(what, path, e.getClass().getSimpleName()),
        e);
  }
}
