package dev.sentinelsync.catalog.criteria;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values of one column that the same items and parsers choose rows by. A value of a column is in
 * one row only, so a row that names it names everybody who filters on it.
 *
 * @param column the column, as queries spell it
 * @param negative whether rows with the values are left out
 * @param values the constants, numbers by size
 * @param operators the operators in use, by code point
 * @param users who filters on them, in the order of their kinds and identifiers
 */
public record CriteriaRow(
    String column,
    boolean negative,
    List<String> values,
    List<String> operators,
    List<CriteriaUser> users) {

  /** By column, then by value, numbers by size; what is kept before what is left out. */
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::negative)
          .thenComparing(Place::column, Ordinal.ORDER)
          .thenComparingInt(Place::digits)
          .thenComparing(Place::value, Ordinal.ORDER);

  /** Where an element stands: elements of one place are those of one value of one column. */
  private record Place(boolean negative, String column, int digits, String value) {

    static Place of(Criteria.Element element) {
      String value = element.value();
      return new Place(
          element.negative(),
          element.column().toLowerCase(Locale.ROOT),
          isNumber(value) ? value.length() : 0,
          value.toLowerCase(Locale.ROOT));
    }
  }

  private record Group(
      String column, boolean negative, List<String> operators, List<CriteriaUser> users) {}

  /** What tells the row apart from the others of its table. */
  public String key() {
    return column + "\n" + negative + "\n" + values.get(0);
  }

  /** The criteria of a table by their first values; those that leave rows out behind the others. */
  public static List<CriteriaRow> of(String table, Facts facts) {
    Map<Place, List<Criteria.Element>> byValue = new HashMap<>();
    for (String text : facts.members(CriteriaCatalog.CRITERIA_BY_TABLE, table)) {
      Criteria.Element element = Criteria.Element.parse(text);
      byValue.computeIfAbsent(Place.of(element), place -> new ArrayList<>()).add(element);
    }
    Map<Group, List<String>> rows = new LinkedHashMap<>();
    byValue.keySet().stream()
        .sorted(ORDER)
        .map(byValue::get)
        .forEach(
            elements ->
                rows.computeIfAbsent(group(elements), group -> new ArrayList<>())
                    .add(elements.get(0).value()));
    return rows.entrySet().stream()
        .map(
            row ->
                new CriteriaRow(
                    row.getKey().column(),
                    row.getKey().negative(),
                    List.copyOf(row.getValue()),
                    row.getKey().operators(),
                    row.getKey().users()))
        .toList();
  }

  private static Group group(List<Criteria.Element> elements) {
    SortedSet<String> operators = new TreeSet<>(Ordinal.ORDER);
    SortedMap<String, CriteriaUser> users = new TreeMap<>(Ordinal.ORDER);
    for (Criteria.Element element : elements) {
      operators.add(element.operator());
      users.put(element.user().kind().ordinal() + element.user().id(), element.user());
    }
    Criteria.Element any = elements.get(0);
    return new Group(
        any.column(), any.negative(), List.copyOf(operators), List.copyOf(users.values()));
  }

  private static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
