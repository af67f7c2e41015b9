package dev.sentinelsync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.MarkdownPage;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the project refers to is in the project: sections that comments cite, documents that
 * files name, links between documents, and classes that the documents for contributors name.
 */
class CitationTest {

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path ARCHITECTURE = Path.of("docs", "architecture.md");
  private static final Path ANALYSIS_RULES = Path.of("docs", "analysis-rules.md");
  private static final Path PAGE_LAYOUTS = Path.of("docs", "page-layouts.md");
  private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");
  private static final Path README = Path.of("README.md");

  /** Literals are matched as well, since what looks like a comment inside of one is none. */
  private static final Pattern JAVA =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])++'"
              + "|(?<comment>/\\*.*?\\*/|//[^\\n]*(?:\\n\\s*//[^\\n]*)*+)",
          Pattern.DOTALL);

  /** The end of a line with what begins the next line of a comment. */
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\n\\s*(?:\\*|//|#)?\\s*");

  private static final String NUMBERS = "\\d+(?:\\.\\d+)*(?:(?:,? and|,|;| to) \\d+(?:\\.\\d+)*)*";

  /** Such as {@code page layouts 8.11} and {@code weaknesses 13 and 14}. */
  private static final Pattern CITATION =
      Pattern.compile(
          "\\b(?i:(analysis rules?|page layouts?|weakness(?:es)?)\\s("
              + NUMBERS
              + "))"
              + "|\\brules?\\s(\\d+\\.\\d+)");

  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)*");

  /** Such as {@code (architecture, facts and names)}. */
  private static final Pattern CHAPTER =
      Pattern.compile("\\((?:see )?(?:architecture|design), ([a-z][a-z -]*)\\)");

  private static final Pattern DOCUMENT =
      Pattern.compile("(?<![\\w./-])docs/[\\w-]+\\.md(?:#[\\w-]+)?");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{2,} (.+)$");
  private static final Pattern WEB = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");
  private static final Pattern PATH = Pattern.compile("(?:src|config|docs|routes)/[\\w./-]*");

  @Test
  void everyCitationLeadsToAHeading() throws IOException {
    List<String> dead = new ArrayList<>();
    int citations = 0;
    for (Path file : citingFiles()) {
      String text = textOf(file);
      citations += (int) (CITATION.matcher(text).results().count());
      deadCitations(text).forEach(citation -> dead.add(file + " cites " + citation));
    }
    assertThat(dead).as("citations that lead nowhere").isEmpty();
    assertThat(citations).as("citations that were looked at").isGreaterThan(100);
  }

  @Test
  void everyDocumentThatIsNamedIsThere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path file : citingFiles()) {
      deadDocuments(textOf(file)).forEach(name -> dead.add(file + " names " + name));
    }
    assertThat(dead).as("documents and headings that are named and not there").isEmpty();
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      deadLinks(document, Files.readString(document))
          .forEach(link -> dead.add(document + " links " + link));
    }
    assertThat(dead).as("links that lead nowhere").isEmpty();
  }

  @Test
  void everyDocumentIsReachedFromTheReadme() throws IOException {
    Set<Path> reached = new TreeSet<>(Set.of(README));
    Deque<Path> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      Path document = open.pop();
      for (String reference : MarkdownPage.parse(Files.readString(document)).references()) {
        Path target = target(document, reference);
        if (!WEB.matcher(reference).matches() && isDocument(target) && reached.add(target)) {
          open.push(target);
        }
      }
    }
    assertThat(reached).containsAll(documents());
  }

  @Test
  void everyClassAndFileThatContributorsAreSentToIsThere() throws IOException {
    Set<String> classes =
        sources()
            .map(source -> source.getFileName().toString().replaceFirst("\\.java$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> missing = new ArrayList<>();
    for (Path document : List.of(ARCHITECTURE, CONTRIBUTING)) {
      for (Matcher code = CODE.matcher(Files.readString(document)); code.find(); ) {
        String name = code.group(1);
        boolean unknownClass = CLASS.matcher(name).matches() && !classes.contains(name);
        boolean unknownPath = PATH.matcher(name).matches() && !Files.exists(Path.of(name));
        if (unknownClass || unknownPath) {
          missing.add(document + " names " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyRoomIsInTheArchitecture() throws IOException {
    String architecture = Files.readString(ARCHITECTURE);
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/dev/sentinelsync"))) {
      assertThat(rooms.filter(Files::isDirectory).map(room -> room.getFileName().toString()))
          .isNotEmpty()
          .allSatisfy(room -> assertThat(architecture).containsPattern("`" + room + "[`.]"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** By the rules of the authors (analysis rules 99.1). */",
        "/** Over two lines (page\n * layouts 8.99). */",
        "// By list, weaknesses 13 and 99.",
        "// In short: rule 4.99",
        "// In two\n// lines: analysis\n// rules 99",
        "/** By chapter (architecture, what nobody wrote). */"
      })
  void aCitationThatLeadsNowhereIsFound(String source) throws IOException {
    assertThat(deadCitations(comments(source))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String text = \"// analysis rules 99.1\";",
        "char quote = '\"'; String text = \"/* page layouts 99 */\";",
        "String text = \"\"\"\n    // weakness 99\n    \"\"\";",
        "/** In full: analysis rules 4.2, page layouts 8.11; weaknesses 13 and 14. */",
        "/** By chapter (architecture, facts and names). */"
      })
  void whatIsNoCitationOrLeadsSomewhereIsLeftAlone(String source) throws IOException {
    assertThat(deadCitations(comments(source))).isEmpty();
  }

  @Test
  void aDocumentThatIsNotThereIsFound() throws IOException {
    assertThat(deadDocuments("See docs/architecture.md and docs/architecture.md#promises."))
        .isEmpty();
    assertThat(deadDocuments("See docs/nothing.md and docs/architecture.md#nothing."))
        .containsExactly("docs/nothing.md", "docs/architecture.md#nothing");
    assertThat(deadLinks(README, "[a](docs/service.md) [b](docs/nothing.md) [c](#nothing)"))
        .containsExactly("docs/nothing.md", "#nothing");
  }

  private static List<String> deadCitations(String text) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Matcher citation = CITATION.matcher(text); citation.find(); ) {
      boolean brief = citation.group(1) == null;
      String kind = brief ? "analysis rules" : citation.group(1).toLowerCase(Locale.ROOT);
      Matcher number = NUMBER.matcher(brief ? citation.group(3) : citation.group(2));
      while (number.find()) {
        if (!isThere(kind, number.group())) {
          dead.add(kind + " " + number.group());
        }
      }
    }
    Set<String> chapters = new TreeSet<>();
    headings(ARCHITECTURE).forEach(heading -> chapters.add(heading.toLowerCase(Locale.ROOT)));
    for (Matcher chapter = CHAPTER.matcher(text); chapter.find(); ) {
      if (!chapters.contains(chapter.group(1))) {
        dead.add(chapter.group());
      }
    }
    return dead;
  }

  private static boolean isThere(String kind, String number) throws IOException {
    String start = kind.startsWith("weakness") ? "Weakness " + number : number;
    Path document = kind.startsWith("page") ? PAGE_LAYOUTS : ANALYSIS_RULES;
    return headings(document).stream()
        .anyMatch(heading -> heading.startsWith(start + " ") || heading.startsWith(start + ". "));
  }

  private static List<String> deadDocuments(String text) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Matcher name = DOCUMENT.matcher(text); name.find(); ) {
      if (!leadsSomewhere(README, name.group())) {
        dead.add(name.group());
      }
    }
    return dead;
  }

  private static List<String> deadLinks(Path document, String text) throws IOException {
    List<String> dead = new ArrayList<>();
    for (String reference : MarkdownPage.parse(text).references()) {
      if (!WEB.matcher(reference).matches() && !leadsSomewhere(document, reference)) {
        dead.add(reference);
      }
    }
    return dead;
  }

  private static boolean leadsSomewhere(Path document, String reference) throws IOException {
    Path target = target(document, reference);
    int hash = reference.indexOf('#');
    if (!target.toAbsolutePath().startsWith(ROOT) || !Files.exists(target)) {
      return false;
    }
    return hash < 0
        || isDocument(target)
            && MarkdownPage.parse(Files.readString(target))
                .anchors()
                .contains(reference.substring(hash + 1));
  }

  private static Path target(Path document, String reference) {
    int hash = reference.indexOf('#');
    String path = hash < 0 ? reference : reference.substring(0, hash);
    if (path.isEmpty()) {
      return document;
    }
    String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    return ROOT.relativize(ROOT.resolve(document).resolveSibling(decoded).normalize());
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md") && Files.isRegularFile(file);
  }

  private static List<String> headings(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** Of Java the comments alone, of other files everything; on one line. */
  private static String textOf(Path file) throws IOException {
    String text = Files.readString(file);
    return file.toString().endsWith(".java")
        ? comments(text)
        : LINE_BREAK.matcher(text).replaceAll(" ");
  }

  private static String comments(String source) {
    return JAVA.matcher(source)
        .results()
        .map(match -> match.group())
        .filter(found -> found.startsWith("/"))
        .map(comment -> LINE_BREAK.matcher(comment).replaceAll(" "))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> citingFiles() throws IOException {
    List<Path> files = new ArrayList<>(sources().toList());
    for (Path folder :
        List.of(Path.of("config"), Path.of("routes"), Path.of("deploy"), Path.of(".github"))) {
      files.addAll(filesBelow(folder, ".*\\.(?:ftl|json|md|properties|xml|ya?ml)"));
    }
    Stream.of("Dockerfile", "docker-compose.yml", "pom.xml").map(Path::of).forEach(files::add);
    files.addAll(documents());
    // Gives samples of citations that lead nowhere.
    files.removeIf(file -> file.endsWith("CitationTest.java"));
    return files;
  }

  private static Stream<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(filesBelow(Path.of("src/main/java"), ".*\\.java"));
    sources.addAll(filesBelow(Path.of("src/test/java"), ".*\\.java"));
    return sources.stream();
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(filesBelow(Path.of("docs"), ".*\\.md"));
    try (Stream<Path> top = Files.list(Path.of(""))) {
      top.filter(CitationTest::isDocument).forEach(documents::add);
    }
    return documents;
  }

  private static List<Path> filesBelow(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(name))
          .sorted()
          .toList();
    }
  }
}
