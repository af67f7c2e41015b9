package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.link.PageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The home page of the reference down to its notes, rebuilt from the numbers that it states. What
 * follows there describes the tool that made it.
 */
class ReferenceHomePageTest {

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

  private final FactSheet sheet = new FactSheet();

  @Test
  void overviewAndNotesAreReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("README.md");
    List<List<Integer>> stated = new ArrayList<>();
    PublishedPage.rows(page.section("## Overview")).forEach(row -> stated.add(numbers(row)));
    List<Integer> solutions = stated.get(0);
    for (int i = 0; i < solutions.get(0); i++) {
      solution("s" + i, i < solutions.get(1), i < solutions.get(2));
    }
    for (int i = 0; i < stated.get(1).get(0); i++) {
      connector("c" + i, i == 0);
    }
    add(TableCatalog.TABLE_NAMES, "", stated.get(2).get(0));
    add(InputCatalog.BUCKETS, Buckets.items(), stated.get(3).get(0));
    add(InputCatalog.BUCKETS, Buckets.parsers("listed"), stated.get(4).get(0));
    add(InputCatalog.BUCKETS, AsimRow.bucket(Role.SOURCE, true), stated.get(5).get(0));
    add(ParserCatalog.ASIM_PRODUCT_NAMES, "", stated.get(6).get(0));
    sheet
        .set(InputCatalog.SETTING, "program.version", "1.0")
        .set(InputCatalog.SETTING, "revision.month", "January 2026");

    String rendered = sheet.render(PageKind.HOME, "", "readme.md");

    assertThat(stated).hasSize(7);
    PublishedPage.assertSame(
        between(rendered, "## How to find something"),
        between(page.text(), "## Directory Structure"));
  }

  private static String between(String text, String end) {
    return text.substring(text.indexOf("## Overview"), text.indexOf(end));
  }

  private static List<Integer> numbers(List<String> row) {
    List<Integer> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(row.get(1) + " " + row.get(2));
    while (number.find()) {
      numbers.add(Integer.parseInt(number.group().replace(",", "")));
    }
    return numbers;
  }

  private void solution(String key, boolean withConnectors, boolean withItems) {
    sheet
        .add(SolutionCatalog.SOLUTIONS, "", key)
        .set(
            SolutionCatalog.SOLUTION_ROW,
            key,
            new SolutionRow(
                key,
                key,
                "",
                "",
                "",
                "",
                false,
                new SolutionRow.Contents(false, withItems, withConnectors, withConnectors)));
  }

  private void connector(String key, boolean deprecated) {
    sheet
        .add(ConnectorCatalog.CONNECTORS, "", key)
        .set(
            ConnectorCatalog.CONNECTOR_ROW,
            key,
            new ConnectorRow(
                key,
                key,
                key,
                "",
                "",
                List.of(),
                new ConnectorRow.Holder("s0", "s0", ""),
                new Connector.Status(deprecated, true, true, true)));
  }

  private void add(Index index, String id, int count) {
    for (int i = 0; i < count; i++) {
      sheet.add(index, id, id + i);
    }
  }
}
