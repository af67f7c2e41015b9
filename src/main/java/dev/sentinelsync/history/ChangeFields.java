package dev.sentinelsync.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A change of an item for machines (page layouts 17.3). All texts are untrusted. */
public final class ChangeFields {

  private ChangeFields() {}

  /** The fields in their order; the values are texts, truth values and lists of texts. */
  public static Map<String, Object> of(ItemChange change) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action", change.action().name().toLowerCase(Locale.ROOT));
    fields.put("type", change.kind().name().toLowerCase(Locale.ROOT));
    fields.put("name", name(change));
    fields.put("path", change.path());
    if (!change.paths().earlier().isEmpty()) {
      fields.put("earlierPath", change.paths().earlier());
    }
    fields.put("versionBefore", change.before().version());
    fields.put("versionAfter", change.after().version());
    fields.put("query", change.difference().query().key());
    fields.put("breaking", change.isBreaking());
    fields.put("flags", change.difference().flags().stream().map(ChangeFlag::key).toList());
    fields.put("changes", sentences(change));
    return fields;
  }

  /** What the item is, in words such as {@code analytic rule}. */
  public static String kind(ItemChange change) {
    return change.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The name of the item; that of its file if it has none. */
  public static String name(ItemChange change) {
    String name = change.identity().name();
    return name.isEmpty() ? change.path().substring(change.path().lastIndexOf('/') + 1) : name;
  }

  /** The differences of a change in words. */
  public static List<String> sentences(ItemChange change) {
    List<String> sentences = new ArrayList<>();
    change.difference().fields().stream().map(ValueChange::sentence).forEach(sentences::add);
    if (!change.difference().query().words().isEmpty()) {
      sentences.add(change.difference().query().words());
    }
    change.difference().queryValues().stream().map(ValueChange::sentence).forEach(sentences::add);
    if (change.difference().hidden() > 0) {
      sentences.add(
          String.format(Locale.ROOT, "%,d more differences", change.difference().hidden()));
    }
    return sentences;
  }
}
