package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The documented vocabulary of the event log is that of the program. */
class EventVocabularyTest {

  private static final Path DOCUMENT = Path.of("docs", "events.md");

  @Test
  void everyEventIsDocumentedAndNothingElseIs() throws IOException {
    List<String> documented =
        MarkdownTables.below(DOCUMENT, "Events").stream()
            .map(row -> MarkdownTables.codes(row.get(0)).get(0))
            .toList();

    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(EventKind.values()).map(EventKind::action).toList());
  }

  @Test
  void theDocumentedLevelComesFirst() throws IOException {
    for (List<String> row : MarkdownTables.below(DOCUMENT, "Events")) {
      String action = MarkdownTables.codes(row.get(0)).get(0);
      EventKind kind =
          Arrays.stream(EventKind.values())
              .filter(known -> known.action().equals(action))
              .findFirst()
              .orElseThrow();
      assertThat(row.get(1).strip()).as(action).startsWith(kind.level().name());
    }
  }

  @Test
  void everyFieldIsDocumentedAndUsedByADocumentedEvent() throws IOException {
    SortedSet<String> documented = new TreeSet<>();
    MarkdownTables.below(DOCUMENT, "Fields")
        .forEach(row -> documented.addAll(MarkdownTables.codes(row.get(0))));
    SortedSet<String> used = new TreeSet<>();
    MarkdownTables.below(DOCUMENT, "Events")
        .forEach(row -> used.addAll(MarkdownTables.codes(row.get(3))));

    assertThat(documented).isEqualTo(constants());
    assertThat(used).isEqualTo(constants());
  }

  @Test
  void theVersionIsTheDocumentedOne() throws IOException {
    assertThat(Files.readString(DOCUMENT)).contains("version **" + EventLog.VOCABULARY + "**");
  }

  private static SortedSet<String> constants() {
    SortedSet<String> constants = new TreeSet<>();
    for (Field field : dev.sentinelsync.ops.Field.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        constants.add(value(field));
      }
    }
    return constants;
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a public constant can be read", e);
    }
  }
}
