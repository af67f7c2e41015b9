package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.page.Forms;
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
 * them republishes the pages that read it at the next run.
 */
public final class SiteInputs {

  private final SiteSettings settings;
  private final SharedInputs shared;
  private final Supplier<Forms> forms;
  private Optional<SortedMap<Path, String>> seen = Optional.empty();
  private Site site;
  private ReferenceData reference;

  /** Made when it is asked for. */
  private Fingerprint referencePrint;

  /** Made when it is asked for. */
  private Fingerprint print;

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
   * Reads what changed since the last call.
   *
   * @throws SiteInputException if a folder or file cannot be read
   */
  public void refresh() {
    SortedMap<Path, String> now = stamps();
    if (seen.equals(Optional.of(now))) {
      return;
    }
    site = new Site(shared.templates(settings.pages().templates(), now), forms.get());
    reference = shared.reference(settings.pages().reference(), now);
    referencePrint = null;
    print = null;
    seen = Optional.of(now);
  }

  /** Whether they were read already. */
  public boolean isRead() {
    return seen.isPresent();
  }

  /** A fingerprint of the reference facts as last read. */
  public Fingerprint referencePrint() {
    if (referencePrint == null) {
      referencePrint =
          Fingerprints.of(
              List.of(
                  reference.tables(),
                  reference.offers(),
                  reference.techniques(),
                  reference.overrides()));
    }
    return referencePrint;
  }

  /** A fingerprint of layouts and reference facts as last read. */
  public Fingerprint print() {
    if (print == null) {
      print = Fingerprints.of(List.of(site.templates(), referencePrint()));
    }
    return print;
  }

  /** The layouts as last read. */
  public Site site() {
    return site;
  }

  /** The reference facts as last read. */
  public ReferenceData reference() {
    return reference;
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
