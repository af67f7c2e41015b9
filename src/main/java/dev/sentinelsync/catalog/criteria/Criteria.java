package dev.sentinelsync.catalog.criteria;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.content.fact.AsimParserFacts;
import dev.sentinelsync.kql.names.Criterion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the queries of a file choose rows by (analysis rules 10.3).
 *
 * @param user what the file defines
 * @param criteria conditions on columns of tables that the file itself reads, in query order
 */
public record Criteria(CriteriaUser user, List<OfTable> criteria) {

  /**
   * A condition on a column of a table.
   *
   * @param table the table's key
   * @param criterion the condition
   */
  record OfTable(String table, Criterion criterion) {}

  /**
   * One value of a condition, as an element of a set.
   *
   * @param column the column
   * @param negative whether rows with the value are left out
   * @param value the constant
   * @param operator the operator
   * @param user who filters
   */
  record Element(
      String column, boolean negative, String value, String operator, CriteriaUser user) {

    /** A control character that no reader lets through in a value. */
    private static final String SEPARATOR = "\u001f";

    static Element parse(String text) {
      String[] parts = text.split(SEPARATOR, -1);
      return new Element(
          parts[0],
          parts[1].equals("!"),
          parts[2],
          parts[3],
          new CriteriaUser(CriteriaUser.Kind.valueOf(parts[4]), parts[5]));
    }

    String text() {
      return String.join(
          SEPARATOR,
          clean(column),
          negative ? "!" : "",
          clean(value),
          operator,
          user.kind().name(),
          clean(user.id()));
    }

    private static String clean(String part) {
      return part.replace(SEPARATOR, " ");
    }
  }

  /** Makes the criteria of files. */
  public static final class Of implements Derivation<Criteria> {

    @Override
    public Family<Criteria> family() {
      return CriteriaCatalog.CRITERIA;
    }

    @Override
    public Criteria derive(String path, Facts facts) {
      if (!InputCatalog.hasFullPages(facts)) {
        return null;
      }
      SourceFile file = facts.get(InputCatalog.FILE, path);
      Optional<ContentItem> item = facts.find(ItemCatalog.ITEM, path);
      if (item.isPresent() && !item.get().type().has(ItemTrait.FUNCTION)) {
        ItemTables uses = facts.find(ItemCatalog.ITEM_TABLES, path).orElse(ItemTables.NONE);
        List<String> tables = uses.tables().stream().map(ItemTables.Use::key).toList();
        return of(new CriteriaUser(CriteriaUser.Kind.ITEM, path), file, tables);
      }
      Optional<Parser> parser = facts.find(ParserCatalog.PARSER, path);
      if (parser.isPresent()) {
        return of(new CriteriaUser(CriteriaUser.Kind.PARSER, path), file, parser.get().tables());
      }
      return asim(file, facts)
          .map(
              asim -> of(new CriteriaUser(CriteriaUser.Kind.ASIM, asim.key()), file, asim.tables()))
          .orElse(null);
    }

    private static Optional<AsimParser> asim(SourceFile file, Facts facts) {
      return file.facts(AsimParserFacts.class)
          .flatMap(parser -> facts.find(ParserCatalog.ASIM, Keys.asim(parser.parserName())))
          .filter(parser -> parser.path().equals(file.path()));
    }

    /** A name that is no table that the file reads is that of a function or of a variable. */
    private static Criteria of(CriteriaUser user, SourceFile file, Collection<String> tables) {
      Set<OfTable> criteria = new LinkedHashSet<>();
      file.references().stream()
          .flatMap(query -> query.criteria().stream())
          .forEach(
              criterion ->
                  criterion.tables().stream()
                      .map(Keys::table)
                      .filter(tables::contains)
                      .forEach(table -> criteria.add(new OfTable(table, criterion))));
      return criteria.isEmpty() ? null : new Criteria(user, List.copyOf(criteria));
    }

    @Override
    public void emit(String path, Criteria file, Emitter out) {
      Set<String> emitted = new LinkedHashSet<>();
      for (OfTable one : file.criteria()) {
        Criterion criterion = one.criterion();
        for (String value : criterion.values()) {
          Element element =
              new Element(
                  criterion.column(),
                  criterion.negates(),
                  value,
                  criterion.operator(),
                  file.user());
          if (emitted.add(one.table() + Element.SEPARATOR + element.text())) {
            out.put(CriteriaCatalog.CRITERIA_BY_TABLE, one.table(), element.text());
          }
        }
      }
    }
  }

  /** Puts the criteria of a table together. */
  public static final class Rows implements Derivation<List<CriteriaRow>> {

    @Override
    public Family<List<CriteriaRow>> family() {
      return CriteriaCatalog.ROWS;
    }

    @Override
    public List<CriteriaRow> derive(String table, Facts facts) {
      List<CriteriaRow> rows = CriteriaRow.of(table, facts);
      return rows.isEmpty() ? null : rows;
    }
  }

  /** Finds the tables whose criteria need a page of their own. */
  public static final class LongLists implements Derivation<String> {

    @Override
    public Family<String> family() {
      return CriteriaCatalog.LONG_LISTS;
    }

    @Override
    public String derive(String table, Facts facts) {
      return facts
          .find(CriteriaCatalog.ROWS, table)
          .filter(rows -> rows.size() > CriteriaCatalog.SHOWN)
          .flatMap(rows -> facts.find(TableCatalog.TABLE_NAME, table))
          .map(TableName::name)
          .orElse(null);
    }
  }
}
