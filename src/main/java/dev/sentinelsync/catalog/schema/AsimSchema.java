package dev.sentinelsync.catalog.schema;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.content.fact.AsimSchemaFacts;
import dev.sentinelsync.content.fact.AsimSchemaFacts.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A schema of ASIM (analysis rules 8.1).
 *
 * @param name as parsers spell it, else as the list of fields does
 * @param source path of the list of fields, or empty
 * @param fields its own fields, in the order of the list
 * @param common the fields of every schema
 */
public record AsimSchema(String name, String source, List<Field> fields, List<Field> common) {

  /** The schema of the fields that every schema has. */
  private static final String COMMON = "common";

  /** Copies the lists. */
  public AsimSchema {
    fields = List.copyOf(fields);
    common = List.copyOf(common);
  }

  /** The key of a schema. */
  public static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The keys of the schemas that a list of fields knows. */
  public static List<String> keysOf(AsimSchemaFacts list) {
    return list.fields().stream()
        .map(field -> key(field.schema()))
        .filter(key -> !key.equals(COMMON))
        .distinct()
        .toList();
  }

  /** Puts the schemas together. */
  public static final class Of implements Derivation<AsimSchema> {

    @Override
    public Family<AsimSchema> family() {
      return SchemaCatalog.ASIM_SCHEMA;
    }

    @Override
    public AsimSchema derive(String key, Facts facts) {
      Optional<String> spelled =
          facts.members(ParserCatalog.ASIM_BY_SCHEMA, key).stream()
              .flatMap(parser -> facts.find(ParserCatalog.ASIM, parser).stream())
              .map(AsimParser::schema)
              .findFirst();
      List<Field> fields = new ArrayList<>();
      List<Field> common = new ArrayList<>();
      String source = "";
      List<String> lists = facts.members(SchemaCatalog.ASIM_SCHEMA_FILES, "");
      if (!lists.isEmpty()) {
        // There is one place for the list; of several spellings of its path the first one counts.
        source = lists.get(0);
        for (Field field : fields(source, facts)) {
          String schema = key(field.schema());
          if (schema.equals(key)) {
            fields.add(field);
          } else if (schema.equals(COMMON)) {
            common.add(field);
          }
        }
      }
      String name = spelled.orElseGet(() -> fields.isEmpty() ? "" : fields.get(0).schema());
      return name.isEmpty() ? null : new AsimSchema(name, source, fields, common);
    }

    private static List<Field> fields(String path, Facts facts) {
      return facts
          .get(InputCatalog.FILE, path)
          .facts(AsimSchemaFacts.class)
          .map(AsimSchemaFacts::fields)
          .orElse(List.of());
    }
  }
}
