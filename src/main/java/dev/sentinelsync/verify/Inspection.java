package dev.sentinelsync.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.pipeline.CatalogState;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.Rendered;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** What the program makes of single files of a revision, for people who ask why. */
public final class Inspection {

  private final List<String> paths;
  private final Function<String, Optional<ObjectNode>> answers;

  private Inspection(List<String> paths, Function<String, Optional<ObjectNode>> answers) {
    this.paths = paths;
    this.answers = answers;
  }

  /**
   * Prepares for questions about one revision, of which all pages were rendered that are not as
   * recorded.
   */
  public static Inspection of(Rendered rendered) {
    CatalogState catalog = rendered.build().site().catalog();
    Facts facts = catalog.graph().record();
    Readers readers = new Readers();
    if (!rendered.build().everyPage()) {
      readers.addUnchanged(rendered);
    }
    for (PreparedPage page : rendered.pages()) {
      readers.add(page.address(), page.reads().keySet());
    }
    return new Inspection(
        catalog.readPaths(),
        path ->
            FileDescription.of(path, facts).map(file -> file.shownOn(readers.of(file.subjects()))));
  }

  /** The answers to questions about some files. */
  static Inspection ofFiles(Map<String, ObjectNode> files) {
    return new Inspection(
        List.copyOf(files.keySet()), path -> Optional.ofNullable(files.get(path)));
  }

  /** Paths of all files that are read, by code point. */
  public List<String> paths() {
    return paths;
  }

  /**
   * What is known of a file.
   *
   * @return one JSON object, or empty if the revision has no such file
   */
  public Optional<ObjectNode> of(String path) {
    return answers.apply(path);
  }

  /** Addresses of pages by the identifiers of the facts that they read. */
  private static final class Readers {

    private final Map<String, SortedSet<String>> pages = new HashMap<>();

    /** The pages that stay as they are recorded. */
    void addUnchanged(Rendered rendered) {
      Set<String> others = new HashSet<>(rendered.planned().vanished());
      rendered.pages().forEach(page -> others.add(page.page().key()));
      PageLedger ledger =
          rendered.build().site().published().map(PublishedSite::ledger).orElseThrow();
      ledger.entries().stream()
          .filter(page -> !others.contains(page.key()))
          .forEach(page -> add(page.outputs().get(0).address(), Arrays.asList(page.keys())));
    }

    void add(String address, Collection<FactKey> reads) {
      for (FactKey read : reads) {
        if (!read.id().isEmpty()) {
          pages.computeIfAbsent(read.id(), same -> new TreeSet<>()).add(address);
        }
      }
    }

    SortedSet<String> of(Collection<String> subjects) {
      SortedSet<String> all = new TreeSet<>();
      subjects.forEach(subject -> all.addAll(pages.getOrDefault(subject, new TreeSet<>())));
      return all;
    }
  }
}
