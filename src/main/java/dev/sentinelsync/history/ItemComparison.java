package dev.sentinelsync.history;

import dev.sentinelsync.content.fact.CommonAttributes.Classification;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.history.ItemChange.Action;
import dev.sentinelsync.history.ItemChange.Difference;
import dev.sentinelsync.history.ItemChange.Identity;
import dev.sentinelsync.history.ItemChange.Paths;
import dev.sentinelsync.history.ItemChange.Subjects;
import dev.sentinelsync.kql.compare.Aspect;
import dev.sentinelsync.kql.compare.QueryDifference;
import dev.sentinelsync.kql.compare.QueryMeaning;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two versions of an item (analysis rules 17). Pure. */
public final class ItemComparison {

  /** More differences of the queries are counted. */
  private static final int MOST_DIFFERENCES = 20;

  /** What runs or is called by its name or id, so that a copy of it can break. */
  private static final Set<FileKind> USED_BY_NAME =
      EnumSet.of(
          FileKind.ANALYTIC_RULE,
          FileKind.HUNTING_QUERY,
          FileKind.SUMMARY_RULE,
          FileKind.PARSER_YAML,
          FileKind.PARSER_TEXT,
          FileKind.ASIM_PARSER);

  /** What carries a version of its own beside its query. */
  private static final Set<FileKind> VERSIONED =
      EnumSet.of(
          FileKind.ANALYTIC_RULE,
          FileKind.HUNTING_QUERY,
          FileKind.SUMMARY_RULE,
          FileKind.PARSER_YAML,
          FileKind.ASIM_PARSER);

  private ItemComparison() {}

  /** An item that is new. */
  public static ItemChange added(ItemVersion after) {
    return new ItemChange(
        after.kind(),
        Action.ADDED,
        new Paths(after.path(), ""),
        Identity.NONE,
        after.identity(),
        Difference.NONE,
        subjects(List.of(after)));
  }

  /** An item that is gone. */
  public static ItemChange removed(ItemVersion before) {
    return new ItemChange(
        before.kind(),
        Action.REMOVED,
        new Paths(before.path(), ""),
        before.identity(),
        Identity.NONE,
        new Difference(
            List.of(),
            QueryChange.NONE,
            List.of(),
            0,
            USED_BY_NAME.contains(before.kind()) ? List.of(ChangeFlag.REMOVED) : List.of(),
            TextDiff.NONE),
        subjects(List.of(before)));
  }

  /** An item whose file has other content, another path, or both. */
  public static ItemChange changed(ItemVersion before, ItemVersion after, TextDiff text) {
    boolean moved = !before.path().equals(after.path());
    return new ItemChange(
        after.kind(),
        moved ? Action.MOVED : Action.CHANGED,
        new Paths(after.path(), moved ? before.path() : ""),
        before.identity(),
        after.identity(),
        before.blob().equals(after.blob())
            ? movedOnly(after)
            : difference(before, after, moved, text),
        subjects(List.of(before, after)));
  }

  private static Difference movedOnly(ItemVersion after) {
    List<ChangeFlag> flags =
        USED_BY_NAME.contains(after.kind()) ? List.of(ChangeFlag.RENAMED) : List.of();
    return new Difference(List.of(), QueryChange.NONE, List.of(), 0, flags, TextDiff.NONE);
  }

  private static Difference difference(
      ItemVersion before, ItemVersion after, boolean moved, TextDiff text) {
    QueryMeaning old = before.meaning();
    QueryMeaning now = after.meaning();
    QueryChange query = queryChange(before, after, old, now);
    List<ValueChange> fields =
        before.facts() == null || after.facts() == null
            ? List.of()
            : FieldComparison.compare(before, after);
    List<QueryDifference> differences =
        query == QueryChange.LOGIC ? old.differencesTo(now) : List.of();
    int shown = Math.min(differences.size(), MOST_DIFFERENCES);
    return new Difference(
        fields,
        query,
        differences.subList(0, shown).stream().map(ItemComparison::words).toList(),
        differences.size() - shown,
        new Flags(before, after, moved, query, differences).list(),
        text);
  }

  private static QueryChange queryChange(
      ItemVersion before, ItemVersion after, QueryMeaning old, QueryMeaning now) {
    if (before.facts() == null || after.facts() == null) {
      return QueryChange.UNREADABLE;
    }
    if (before.facts().queries().equals(after.facts().queries())) {
      return QueryChange.NONE;
    }
    if (old.isSameText(now)) {
      return texts(before).equals(texts(after)) ? QueryChange.NONE : QueryChange.FORMATTING;
    }
    return old.isReadable() && now.isReadable() ? QueryChange.LOGIC : QueryChange.UNREADABLE;
  }

  /** The queries without the lines of the file where they stand. */
  private static List<String> texts(ItemVersion version) {
    return version.facts().queries().stream().map(query -> query.text()).toList();
  }

  private static ValueChange words(QueryDifference difference) {
    ChangeTopic topic =
        switch (difference.aspect()) {
          case TABLES -> ChangeTopic.QUERY_TABLES;
          case FUNCTIONS -> ChangeTopic.QUERY_FUNCTIONS;
          case WATCHLISTS -> ChangeTopic.QUERY_WATCHLISTS;
          case LITERALS -> ChangeTopic.QUERY_LITERALS;
          case THRESHOLDS -> ChangeTopic.QUERY_THRESHOLDS;
          case TIMESPANS -> ChangeTopic.QUERY_TIMESPANS;
          case JOINS -> ChangeTopic.QUERY_JOINS;
          case COLUMNS -> ChangeTopic.QUERY_COLUMNS;
        };
    return ValueChange.of(topic, difference.subject(), difference.lost(), difference.gained());
  }

  private static Subjects subjects(List<ItemVersion> versions) {
    Set<String> severities = new TreeSet<>();
    Set<String> tactics = new TreeSet<>();
    Set<String> tables = new TreeSet<>();
    for (ItemVersion version : versions) {
      Classification classification = version.common().classification();
      Optional.of(classification.severity().toLowerCase(Locale.ROOT))
          .filter(severity -> !severity.isEmpty())
          .ifPresent(severities::add);
      tactics.addAll(classification.tactics());
      version.references().stream().map(QueryReferences::tables).forEach(tables::addAll);
    }
    return new Subjects(severities, tactics, tables);
  }

  /** What a user should know of a change (analysis rules 17.4). */
  private record Flags(
      ItemVersion before,
      ItemVersion after,
      boolean moved,
      QueryChange query,
      List<QueryDifference> differences) {

    List<ChangeFlag> list() {
      Set<ChangeFlag> flags = EnumSet.noneOf(ChangeFlag.class);
      Identity old = before.identity();
      Identity now = after.identity();
      boolean readable = before.facts() != null && after.facts() != null;
      boolean other = query == QueryChange.LOGIC || readable && query == QueryChange.UNREADABLE;
      boolean silent = other && old.version().equals(now.version());
      add(flags, ChangeFlag.SILENT, silent && VERSIONED.contains(after.kind()));
      add(flags, ChangeFlag.BROKEN, before.facts() != null && after.facts() == null);
      add(flags, ChangeFlag.MENDED, before.facts() == null && after.facts() != null);
      if (USED_BY_NAME.contains(after.kind())) {
        add(flags, ChangeFlag.RENAMED, moved || readable && !old.name().equals(now.name()));
        add(flags, ChangeFlag.ID_CHANGED, readable && !old.id().equals(now.id()));
        differences.stream()
            .filter(one -> one.aspect() == Aspect.TABLES)
            .forEach(tables -> tables(flags, tables));
      }
      if (before.facts() instanceof RuleFacts was && after.facts() instanceof RuleFacts is) {
        rule(flags, was, is);
      }
      return List.copyOf(flags);
    }

    private void tables(Set<ChangeFlag> flags, QueryDifference tables) {
      add(flags, ChangeFlag.TABLE_LOST, !tables.lost().isEmpty());
      add(
          flags,
          ChangeFlag.TABLE_NOT_DELIVERED,
          after.facts() instanceof RuleFacts && !delivered().containsAll(lower(tables.gained())));
    }

    /** The tables that the required connectors name, in lower case. */
    private Set<String> delivered() {
      Set<String> names = new TreeSet<>();
      after
          .common()
          .classification()
          .requiredConnectors()
          .forEach(
              connector ->
                  connector
                      .dataTypes()
                      // Authors add a remark in brackets: "SecurityAlert (ASC)".
                      .forEach(type -> names.add(type.strip().split("[\\s(]", 2)[0])));
      return lower(names);
    }

    private static Set<String> lower(Collection<String> names) {
      Set<String> lower = new TreeSet<>();
      names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
      return lower;
    }

    private void rule(Set<ChangeFlag> flags, RuleFacts was, RuleFacts is) {
      Set<String> entities = FieldComparison.entities(is.alert());
      Set<String> details = FieldComparison.customDetails(is.alert());
      add(
          flags,
          ChangeFlag.ENTITY_COLUMN_REMOVED,
          !entities.containsAll(FieldComparison.entities(was.alert())));
      add(
          flags,
          ChangeFlag.CUSTOM_DETAIL_REMOVED,
          !details.containsAll(FieldComparison.customDetails(was.alert())));
      Classification old = was.common().classification();
      Classification now = is.common().classification();
      add(flags, ChangeFlag.KIND_CHANGED, !kind(old).equalsIgnoreCase(kind(now)));
      Set<String> required = lower(FieldComparison.connectors(old));
      add(
          flags,
          ChangeFlag.CONNECTOR_ADDED,
          !required.containsAll(lower(FieldComparison.connectors(now))));
    }

    /** A rule that does not say its kind is a scheduled one. */
    private static String kind(Classification rule) {
      return rule.kind().isEmpty() ? "Scheduled" : rule.kind();
    }

    private static void add(Set<ChangeFlag> flags, ChangeFlag flag, boolean is) {
      if (is) {
        flags.add(flag);
      }
    }
  }
}
