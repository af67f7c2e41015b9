package dev.sentinelsync.catalog.input;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.support.Packaged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Facts that do not come from the repository: documented tables, marketplace offers, techniques of
 * ATT&CK, corrections. Each is a CSV file of the program that a user may replace.
 *
 * @param tables by lower-cased name
 * @param offers by {@code publisher.offer}
 * @param techniques by identifier
 * @param overrides by entity
 * @param taken when the facts were taken, as ISO dates, or their version, by the setting that pages
 *     ask for; without an entry for a file that does not say so
 */
public record ReferenceData(
    SortedMap<String, ReferenceTable> tables,
    SortedMap<String, MarketplaceOffer> offers,
    SortedMap<String, ReferenceTechnique> techniques,
    SortedMap<String, Overrides> overrides,
    SortedMap<String, String> taken) {

  /** The setting with the date of the documented tables. */
  public static final String TABLES_TAKEN = "reference-tables-taken";

  /** The setting with the date of the marketplace offers. */
  public static final String OFFERS_TAKEN = "reference-offers-taken";

  /** The setting with the version of ATT&CK. */
  public static final String ATTACK_VERSION = "reference-attack-version";

  /** The first line of a file that says when its facts were taken. */
  private static final Pattern AS_OF = Pattern.compile("# as_of=(\\d{4}-\\d{2}-\\d{2})\\s*");

  /** The first line of a file that says which version its facts are. */
  private static final Pattern VERSION = Pattern.compile("# version=(\\d+(?:\\.\\d+)*)\\s*");

  /** The entities that corrections are for. */
  public static final List<String> ENTITIES =
      List.of("table", "connector", "solution", Overrides.ASSOCIATION);

  private static final String TABLES = "config/reference/tables.csv";
  private static final String OFFERS = "config/reference/marketplace.csv";
  private static final String ATTACK = "config/reference/attack.csv";
  private static final String OVERRIDES = "config/overrides.csv";

  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  /**
   * Reads the four files; the packaged one counts in place of one that is not there.
   *
   * @throws ReferenceDataException if a file cannot be read, lacks a column, or says what cannot be
   */
  public static ReferenceData load(Path tables, Path offers, Path techniques, Path overrides) {
    SortedMap<String, ReferenceTable> tableRows = new TreeMap<>();
    forEach(
        tables,
        TABLES,
        List.of("table_name"),
        row -> {
          ReferenceTable table = table(row);
          tableRows.put(table.name().toLowerCase(Locale.ROOT), table);
        });
    SortedMap<String, MarketplaceOffer> offerRows = new TreeMap<>();
    forEach(
        offers,
        OFFERS,
        List.of("offer", "published"),
        row ->
            offerRows.put(
                row.get("offer"),
                new MarketplaceOffer(row.get("offer"), isTrue(row, "published"), get(row, "url"))));
    SortedMap<String, String> taken = new TreeMap<>();
    note(AS_OF, tables, TABLES, TABLES_TAKEN, taken);
    note(AS_OF, offers, OFFERS, OFFERS_TAKEN, taken);
    note(VERSION, techniques, ATTACK, ATTACK_VERSION, taken);
    return new ReferenceData(
        tableRows, offerRows, techniques(techniques), overrides(overrides), taken);
  }

  /**
   * The files that are there and differ from the packaged ones, by the packaged path. Together with
   * the build of the program they decide on the facts, and reading them takes no parser.
   *
   * @return their bytes as characters; empty for one that cannot be read
   */
  public static SortedMap<String, String> own(
      Path tables, Path offers, Path techniques, Path overrides) {
    SortedMap<String, String> own = new TreeMap<>();
    Map.of(TABLES, tables, OFFERS, offers, ATTACK, techniques, OVERRIDES, overrides)
        .forEach((packaged, file) -> Packaged.putIfOther(own, packaged, file, packaged));
    return own;
  }

  /** Sets all of this as inputs and removes what an earlier state had and this has not. */
  public void addInputs(FactGraph.Changes changes, ReferenceData earlier) {
    earlier.tables.keySet().forEach(key -> changes.remove(InputCatalog.REFERENCE_TABLE, key));
    earlier.offers.keySet().forEach(key -> changes.remove(InputCatalog.OFFER, key));
    earlier
        .techniques
        .keySet()
        .forEach(key -> changes.remove(InputCatalog.REFERENCE_TECHNIQUE, key));
    earlier.taken.keySet().forEach(key -> changes.remove(InputCatalog.SETTING, key));
    taken.forEach((key, day) -> changes.set(InputCatalog.SETTING, key, day));
    tables.forEach((key, table) -> changes.set(InputCatalog.REFERENCE_TABLE, key, table));
    offers.forEach((key, offer) -> changes.set(InputCatalog.OFFER, key, offer));
    techniques.forEach((id, row) -> changes.set(InputCatalog.REFERENCE_TECHNIQUE, id, row));
    overrides.forEach((entity, rules) -> changes.set(InputCatalog.OVERRIDES, entity, rules));
  }

  /** No reference facts at all. */
  public static ReferenceData none() {
    SortedMap<String, Overrides> overrides = new TreeMap<>();
    ENTITIES.forEach(entity -> overrides.put(entity, Overrides.NONE));
    return new ReferenceData(
        new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), overrides, new TreeMap<>());
  }

  private static ReferenceTable table(Map<String, String> row) {
    return new ReferenceTable(
        row.get("table_name"),
        get(row, "category"),
        Stream.of(get(row, "resource_types").split(","))
            .map(String::strip)
            .filter(type -> !type.isEmpty() && !type.equals("-"))
            .toList(),
        get(row, "collection_method"),
        get(row, "description"),
        new ReferenceTable.Sources(
            isTrue(row, "source_azure_monitor"),
            isTrue(row, "source_defender_xdr"),
            get(row, "azure_monitor_doc_link"),
            get(row, "defender_xdr_doc_link")),
        new ReferenceTable.Features(
            get(row, "basic_logs_eligible"),
            get(row, "supports_transformations"),
            get(row, "ingestion_api_supported"),
            get(row, "lake_only_supported")));
  }

  private static SortedMap<String, ReferenceTechnique> techniques(Path file) {
    SortedMap<String, ReferenceTechnique> techniques = new TreeMap<>();
    forEach(
        file,
        ATTACK,
        List.of("id", "name", "tactics"),
        row -> {
          try {
            ReferenceTechnique technique = ReferenceTechnique.of(row);
            techniques.put(technique.id(), technique);
          } catch (IllegalArgumentException e) {
            throw new ReferenceDataException("%s: %s.".formatted(file, e.getMessage()), e);
          }
        });
    return techniques;
  }

  private static SortedMap<String, Overrides> overrides(Path file) {
    Map<String, List<Overrides.Rule>> rules = new LinkedHashMap<>();
    ENTITIES.forEach(entity -> rules.put(entity, new ArrayList<>()));
    forEach(
        file,
        OVERRIDES,
        List.of("entity", "pattern", "field", "value"),
        row -> {
          String entity = get(row, "entity").toLowerCase(Locale.ROOT);
          String pattern = get(row, "pattern");
          String field = get(row, "field").toLowerCase(Locale.ROOT);
          if (entity.isEmpty() || pattern.isEmpty() || field.isEmpty()) {
            return;
          }
          if (!rules.containsKey(entity)) {
            throw new ReferenceDataException(
                "%s corrects the entity '%s'; known are %s.".formatted(file, entity, ENTITIES),
                null);
          }
          if (entity.equals(Overrides.ASSOCIATION)
              && !Overrides.ASSOCIATION_FIELDS.contains(field)) {
            throw new ReferenceDataException(
                "%s decides an association by the field '%s'; known are %s."
                    .formatted(file, field, Overrides.ASSOCIATION_FIELDS),
                null);
          }
          Overrides.problemOf(pattern)
              .ifPresent(
                  problem -> {
                    throw new ReferenceDataException(
                        "%s has the pattern '%s', which is no regular expression: %s."
                            .formatted(file, pattern, problem),
                        null);
                  });
          rules.get(entity).add(new Overrides.Rule(pattern, field, get(row, "value")));
        });
    SortedMap<String, Overrides> overrides = new TreeMap<>();
    rules.forEach((entity, list) -> overrides.put(entity, new Overrides(list)));
    return overrides;
  }

  private static void forEach(
      Path file, String packaged, List<String> required, Consumer<Map<String, String>> action) {
    CsvSchema schema = CsvSchema.emptySchema().withHeader().withComments();
    try (MappingIterator<Map<String, String>> rows =
        MAPPER
            .readerForMapOf(String.class)
            .with(schema)
            .readValues(withoutMark(text(file, packaged)))) {
      while (rows.hasNextValue()) {
        int line = rows.getParser().currentLocation().getLineNr();
        Map<String, String> row = new LinkedHashMap<>();
        rows.nextValue().forEach((name, value) -> row.put(name.toLowerCase(Locale.ROOT), value));
        for (String column : required) {
          if (row.get(column) == null) {
            throw new ReferenceDataException(
                "%s, line %s: the column '%s' is missing.".formatted(file, line, column), null);
          }
        }
        action.accept(row);
      }
    } catch (IOException e) {
      throw new ReferenceDataException(
          "%s cannot be read as CSV: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String text(Path file, String packaged) throws IOException {
    return Files.exists(file)
        ? Files.readString(file, StandardCharsets.UTF_8)
        : Packaged.text(packaged);
  }

  private static void note(
      Pattern line, Path file, String packaged, String setting, SortedMap<String, String> notes) {
    try {
      Matcher first = line.matcher(withoutMark(text(file, packaged)));
      if (first.lookingAt()) {
        notes.put(setting, first.group(1));
      }
    } catch (IOException e) {
      throw new ReferenceDataException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static String get(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null ? "" : value;
  }

  private static boolean isTrue(Map<String, String> row, String column) {
    return Overrides.isYes(get(row, column));
  }
}
