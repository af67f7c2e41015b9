package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sentinelsync.kql.diagnostic.Diagnostic;
import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.KqlLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No text makes the analyzer throw, hang, or run out of stack. */
@Timeout(120)
class KqlHostileTest {

  private static final int MEGABYTE = 1_000_000;

  /** Half of what a platform thread gets by default. */
  private static final int SMALL_STACK = 512 * 1024;

  private final KqlAnalyzer analyzer = new KqlAnalyzer();

  static Stream<Arguments> repeated() {
    return Stream.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\"a",
            "@\"",
            "```",
            "let a=",
            "let a=(){",
            "|",
            ",",
            ";",
            ".",
            "a.",
            "-",
            "!",
            "\\",
            "x in (",
            "T|where x in (",
            "f(",
            "(a,",
            "a b ",
            "union (",
            "union a,",
            "a|join (",
            "dynamic([",
            "dynamic({\"a\":",
            "toscalar(",
            "['",
            "1",
            "1.",
            "0x",
            "not(",
            "a or ",
            "a==",
            "T*",
            "*",
            "{a",
            "as x|",
            "mv-apply x on (",
            "a\n|\n",
            "//",
            "/",
            "h",
            "é",
            "\u0000",
            "\uD800",
            "range ",
            "view(",
            "declare ",
            "declare pattern p=(",
            "macro-expand e as x (",
            "scan with (step s:",
            "datatable(a:",
            "typeof(",
            "make-graph a --> b with T on ",
            "case(",
            ".a <| ",
            ".execute script <| ",
            ".execute script <|\n")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void aMegabyteOfOneTextIsReadOnASmallStack(String piece) throws Exception {
    String query = piece.repeat(MEGABYTE / piece.length());
    assertThat(onSmallStack(query)).isNotNull();
  }

  @Test
  void aHundredThousandNestedParenthesesAreReportedAndTheRestIsStillRead() throws Exception {
    String nested = "(".repeat(100_000) + "T" + ")".repeat(100_000);
    QueryReferences references = onSmallStack(nested + "; SigninLogs | take 1");
    assertThat(references.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticKind.TOO_DEEP.code());
    assertThat(references.tables()).containsExactly("SigninLogs");
  }

  @Test
  void aTooLongQueryIsReportedAndNotRead() {
    QueryReferences references =
        new KqlAnalyzer(new KqlLimits(10, 5, 5)).analyze("SigninLogs | take 1");
    assertThat(references.tables()).isEmpty();
    assertThat(references.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticKind.TOO_LONG.code());
  }

  @Test
  void functionsThatDoubleWithEachCallAreFollowedUpToTheLimitOnly() {
    StringBuilder query = new StringBuilder("let f0 = (t:string) { table(t) };\n");
    for (int i = 1; i <= 40; i++) {
      query.append(
          "let f%d = (t:string) { union f%d(strcat(t,'a')), f%d(strcat(t,'b')) };\n"
              .formatted(i, i - 1, i - 1));
    }
    QueryReferences references = analyzer.analyze(query + "f40('T')");
    assertThat(references.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticKind.TOO_MANY_CALLS.code());
  }

  @Test
  void stringsThatDoubleWithEachStatementAreNotFollowed() {
    StringBuilder query = new StringBuilder("let s0 = 'aaaaaaaaaa';\n");
    for (int i = 1; i <= 60; i++) {
      query.append("let s%d = strcat(s%d, s%d);\n".formatted(i, i - 1, i - 1));
    }
    assertThat(analyzer.analyze(query + "table(s60)").tables()).isEmpty();
  }

  @Test
  void randomBytesAreRead() {
    Random random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      read(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void randomWordsOfTheLanguageAreRead() {
    String[] words =
        ("let union join T ( ) { } [ ] | , ; = == in where on by 'a' \"b\" 1 1d * . .. : => fork scan"
                + " partition mv-apply search find evaluate as invoke lookup datatable dynamic"
                + " toscalar materialize declare pattern query_parameters restrict access to view")
            .split(" ");
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder query = new StringBuilder();
      int length = random.nextInt(40);
      for (int w = 0; w < length; w++) {
        query.append(words[random.nextInt(words.length)]).append(random.nextInt(4) == 0 ? "" : " ");
      }
      read(query.toString());
    }
  }

  @Test
  void everyPrefixAndEveryDeletionOfRealQueriesIsRead(@TempDir Path folder) throws Exception {
    for (String query : someRealQueries(folder)) {
      for (int i = 0; i < query.length(); i++) {
        String prefix = query.substring(0, i);
        String without = prefix + query.substring(i + 1);
        read(prefix);
        read(without);
      }
    }
  }

  /** Fifty queries of up to 1,200 characters, spread over the folders of the repository. */
  private static List<String> someRealQueries(Path folder) throws Exception {
    List<String> some = new ArrayList<>();
    try (RealRepository repository = RealRepository.open(folder)) {
      List<Map.Entry<ObjectId, String>> files =
          repository.head().entrySet().stream()
              .filter(file -> file.getValue().endsWith(".yaml"))
              .toList();
      for (int i = 0; some.size() < 50; i += files.size() / 120) {
        Map.Entry<ObjectId, String> file = files.get(i);
        repository.queries(file.getKey(), file.getValue()).stream()
            .map(RealRepository.RealQuery::text)
            .filter(text -> text.length() < 1_200)
            .forEach(some::add);
      }
    }
    return some;
  }

  private void read(String query) {
    assertThatCode(() -> analyzer.analyze(query)).as(query).doesNotThrowAnyException();
  }

  private QueryReferences onSmallStack(String query) throws InterruptedException {
    AtomicReference<QueryReferences> answer = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> answer.set(analyzer.analyze(query)), "small-stack", SMALL_STACK);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
    return answer.get();
  }
}
