package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.site.page.Forms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the report of problems says of rules and hunting queries in the layout {@code full} only
 * (analysis rules 13.1).
 */
final class ContentFindings {

  private final Facts facts;
  private final boolean full;

  ContentFindings(Facts facts) {
    this.facts = facts;
    this.full = Forms.of(facts).haveFullPages();
  }

  /** Techniques that a deployment refuses, or that differ from what most files have. */
  List<Finding> techniques() {
    return members(InputCatalog.ODD_TECHNIQUES)
        .map(path -> facts.get(InputCatalog.FILE, path))
        .flatMap(
            file -> file.problems().stream().filter(this::isTechnique).map(one -> of(file, one)))
        .sorted(Finding.ORDER)
        .toList();
  }

  private boolean isTechnique(Problem problem) {
    return problem.code().equals(Problem.TECHNIQUE_FORM);
  }

  private static Finding of(SourceFile file, Problem problem) {
    boolean rule = file.kind().equals(Optional.of(FileKind.ANALYTIC_RULE));
    return new Finding(
        file.path(),
        problem.line(),
        problem.column(),
        problem.code(),
        rule ? Problem.Level.WARNING : Problem.Level.INFO,
        problem.message()
            + (rule ? " A deployment refuses it: sub-techniques have a field of their own." : ""));
  }

  /** Rules and hunting queries whose queries differ in comments, white space and case at most. */
  List<Finding> sameQueries() {
    return twins(
        CheckCatalog.SAME_QUERIES,
        CheckCatalog.SAME_QUERY,
        "same-query",
        "The query is also that of %s.",
        true);
  }

  /** Rules and hunting queries that share their name. */
  List<Finding> sameNames() {
    return twins(
        CheckCatalog.SAME_NAMES,
        CheckCatalog.SAME_NAME,
        "same-name",
        "The name is also that of %s.",
        false);
  }

  private List<Finding> twins(
      Index shared, Family<List<String>> family, String kind, String message, boolean query) {
    return members(shared)
        .map(key -> facts.get(family, key))
        .flatMap(
            paths ->
                paths.stream()
                    .map(
                        path ->
                            new Finding(
                                path,
                                query ? queryLine(path) : 0,
                                0,
                                kind,
                                Problem.Level.INFO,
                                message.formatted(others(paths, path)))))
        .sorted(Finding.ORDER)
        .toList();
  }

  private int queryLine(String path) {
    return facts.get(InputCatalog.FILE, path).facts().queries().stream()
        .findFirst()
        .map(ContentQuery::line)
        .orElse(0);
  }

  private static String others(List<String> paths, String path) {
    List<String> others = paths.stream().filter(other -> !other.equals(path)).toList();
    return others.size() == 1
        ? others.get(0)
        : others.get(0) + " and " + (others.size() - 1) + " more";
  }

  /** Items whose required connectors do not deliver all tables that the query reads. */
  List<Finding> undeliveredTables() {
    return members(CheckCatalog.UNDELIVERED_ITEMS)
        .map(
            path ->
                new Finding(
                    path,
                    0,
                    0,
                    "undelivered-table",
                    Problem.Level.INFO,
                    "No required connector delivers "
                        + facts.get(CheckCatalog.UNDELIVERED, path).stream()
                            .map(table -> facts.get(TableCatalog.TABLE_NAME, table).name())
                            .collect(Collectors.joining(", "))
                        + ", which the query reads."))
        .toList();
  }

  private Stream<String> members(Index index) {
    return full ? facts.members(index, "").stream() : Stream.empty();
  }
}
