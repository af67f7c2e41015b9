package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.solution.ListedContent;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.FileKind;

/** Whether definitions of a solution list a file (analysis rules 3). */
final class Listing {

  private Listing() {}

  /**
   * Whether a file of a solution is listed: by its path, or by its name if the entry has a wrong
   * folder and no other file of the kind has the name.
   */
  static boolean lists(SourceFile file, Facts facts) {
    String solution = file.solutionKey();
    FileKind kind = file.listedKind().orElseThrow();
    ListedContent listed = facts.get(SolutionCatalog.LISTED, solution);
    String sameName = Keys.listedFile(solution, kind, file.fileName());
    return listed.lists(kind, file.path(), solution)
        || (listed.names(kind, file.fileName())
            && facts.count(InputCatalog.NAMED_FILES, sameName) == 1);
  }
}
