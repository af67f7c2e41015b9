package dev.sentinelsync.content.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.content.kind.Problems;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantYamlTest {

  private final TolerantYaml yaml = new TolerantYaml(ContentLimits.DEFAULT);
  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(
      strings = {"1.10", "1.0", "1.0.0", "0123", "0x1F", "1_000", "yes", "No", "TRUE", ".5"})
  void scalarsKeepTheirSpelling(String spelling) throws Exception {
    assertThat(read("version: " + spelling).text("version")).isEqualTo(spelling);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: null", "a: ~"})
  void nullIsNoText(String text) throws Exception {
    assertThat(read(text).text("a")).isEmpty();
  }

  @Test
  void marksLineEndsAndForeignBytesAreReadAndReported() throws Exception {
    byte[] bytes =
        "\u00EF\u00BB\u00BFid: 1\r\nname: a \u201Cquoted\u201D word\r\n"
            .getBytes(Charset.forName("windows-1252"));

    Document document = yaml.read(bytes, problems);

    assertThat(document.text("name")).isEqualTo("a \u201Cquoted\u201D word");
    assertThat(problems.places()).containsExactly("windows-1252@2", "byte-order-mark@1", "crlf@1");
  }

  @Test
  void utf8BesideForeignBytesStaysUtf8() throws Exception {
    byte[] utf8 = "name: \u00E9".getBytes(StandardCharsets.UTF_8);
    byte[] mixed = Arrays.copyOf(utf8, utf8.length + 1);
    mixed[utf8.length] = (byte) 0x92;

    assertThat(yaml.read(mixed, problems).text("name")).isEqualTo("\u00E9\u2019");
  }

  @Test
  void utf16IsRead() throws Exception {
    assertThat(yaml.read("name: x".getBytes(StandardCharsets.UTF_16), problems).text("name"))
        .isEqualTo("x");
    assertThat(problems.places()).contains("utf-16@1");
  }

  @Test
  void tabsAsIndentationAreSpaces() throws Exception {
    Document document = read("query: |\n\tSigninLogs\n\t| take 1\nentities:\n\t- a: 1\n\t  b: 2\n");

    assertThat(document.text("query")).isEqualTo("SigninLogs\n| take 1");
    assertThat(document.root().at("/entities/0/b").asText()).isEqualTo("2");
    assertThat(problems.places()).containsExactly("tab-indentation@2");
  }

  @Test
  void aTabBehindADashIsASpace() throws Exception {
    assertThat(read("list:\n  -\ta\n  - b\n").root().at("/list/0").asText()).isEqualTo("a");
    assertThat(problems.places()).containsExactly("tab-indentation@2");
  }

  @Test
  void ofDuplicateKeysTheLastOneCounts() throws Exception {
    assertThat(read("name: a\nid: 1\nname: b\n").text("name")).isEqualTo("b");
    assertThat(problems.places()).containsExactly("duplicate-key@3");
  }

  @Test
  void unquotedTemplatesAreTexts() throws Exception {
    Document document =
        read("name: {{User}}: it's in\nlist:\n  - {{Host}}\nquery: |\n  T\n  x: {{keep}}\n");

    assertThat(document.text("name")).isEqualTo("{{User}}: it's in");
    assertThat(document.root().at("/list/0").asText()).isEqualTo("{{Host}}");
    assertThat(document.text("query")).isEqualTo("T\nx: {{keep}}");
    assertThat(problems.places()).containsExactly("unquoted-template@1");
  }

  @Test
  void aliasesAndMergeKeysAreResolved() throws Exception {
    Document document =
        read(
            "base: &b {x: 1, y: 2}\none: *b\nmerged:\n  y: own\n  <<: *b\n"
                + "both:\n  <<: [{z: 1}, *b, {z: 2}]\n");

    assertThat(document.root().at("/one/x").asText()).isEqualTo("1");
    assertThat(document.root().path("merged")).hasToString("{\"y\":\"own\",\"x\":\"1\"}");
    assertThat(document.root().path("both")).hasToString("{\"z\":\"1\",\"x\":\"1\",\"y\":\"2\"}");
  }

  @Test
  void aliasesOfScalarsAreResolved() throws Exception {
    Document document =
        read(
            "&key name: &plain Crane watch\nquoted: &quoted 'It''s 1.10'\nquery: &block |\n"
                + "  HarborScan_CL\n  | take 1\nlist:\n  - &item Berth\n  - *item\n"
                + "a: *plain\nb: *quoted\nc: *block\nnothing: &null ~\nd: *null\n");

    assertThat(document.text("a")).isEqualTo("Crane watch");
    assertThat(document.text("b")).isEqualTo("It's 1.10");
    assertThat(document.text("c")).isEqualTo("HarborScan_CL\n| take 1");
    assertThat(document.root().at("/list/1").asText()).isEqualTo("Berth");
    assertThat(document.text("name")).isEqualTo("Crane watch");
    assertThat(document.root().path("d").isNull()).isTrue();
  }

  @Test
  void anAliasMayBeAKey() throws Exception {
    Document document =
        read(
            "a: &k name\n*k : Crane\nlist: [&z query]\nobject:\n  *z : T\n  last: *k\n"
                + "flow: {*k : v}\n? *z\n: U\n");

    assertThat(document.text("name")).isEqualTo("Crane");
    assertThat(document.text("query")).isEqualTo("U");
    assertThat(document.root().path("object")).hasToString("{\"query\":\"T\",\"last\":\"name\"}");
    assertThat(document.root().at("/flow/name").asText()).isEqualTo("v");
    assertThat(document.line(document.root().path("name"))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'o: &o {x: 1}\n*o : v', alias-key",
    "'*u : v', unknown-alias",
    "'o: &o\n  *o : v', alias-cycle"
  })
  void anAliasIsNoKeyThatNamesNoText(String text, String code) {
    assertRejected(text, code);
  }

  @Test
  void aLongTextCannotBeRepeatedWithoutEnd() {
    String text = "a: &a " + "x".repeat(64_000) + "\nb: [" + "*a, ".repeat(100_000) + "*a]\n";

    assertRejected(text, "alias-expansion");
  }

  @Test
  void aSecondDocumentIsReported() throws Exception {
    assertThat(read("name: a\n---\nname: b\n").text("name")).isEqualTo("a");
    assertThat(problems.places()).containsExactly("second-document@3");
  }

  @Test
  void knowsWhereTextsBegin() throws Exception {
    Document document = read("id: x\nquery: |\n\n  T\n  | take 1\nplain: y\n");

    assertThat(document.line(document.root().path("query"))).isEqualTo(3);
    assertThat(document.line(document.root().path("plain"))).isEqualTo(6);
  }

  @Test
  void billionLaughsEndAtTheLimit() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [".formatted(i, i)).append("*a%d, ".formatted(i - 1).repeat(9));
      text.append("*a%d]%n".formatted(i - 1));
    }
    assertRejected(text.toString(), "alias-expansion");
  }

  @Test
  void deepNestingEndsAtTheLimit() {
    assertRejected("a: " + "[".repeat(100_000), "too-deep");
    assertRejected("a: " + "{a: ".repeat(100_000), "too-deep");
    assertRejected("- ".repeat(100_000), "too-deep");
  }

  @Test
  void manyEntriesEndAtTheLimit() {
    TolerantYaml small = new TolerantYaml(new ContentLimits(1000, 10, 5, 5, 10, 10, 10));

    assertThat(
            catchThrowableOfType(
                    UnreadableFileException.class,
                    () ->
                        small.read("a: [1, 2, 3, 4, 5]".getBytes(StandardCharsets.UTF_8), problems))
                .problem()
                .code())
        .isEqualTo("too-many-entries");
  }

  @Test
  void largeFilesEndAtTheLimit() {
    TolerantYaml small = new TolerantYaml(new ContentLimits(8, 10, 5, 5, 10, 10, 10));

    assertThatThrownBy(() -> small.read("name: long".getBytes(StandardCharsets.UTF_8), problems))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("The file is larger than 8 bytes.");
  }

  @Test
  void aRepairThatDoesNotHelpIsNotReported() {
    assertRejected("name: \"open\n\tx: {{y}}\n", "yaml-syntax");
    assertThat(problems.all()).isEmpty();
  }

  private Document read(String text) throws UnreadableFileException {
    return yaml.read(text.getBytes(StandardCharsets.UTF_8), problems);
  }

  private void assertRejected(String text, String code) {
    assertThat(
            catchThrowableOfType(UnreadableFileException.class, () -> read(text)).problem().code())
        .isEqualTo(code);
  }
}
