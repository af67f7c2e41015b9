package dev.sentinelsync.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Random edits of the sample repository, such as its authors might make: one edit, one commit. The
 * same random numbers on the same tree give the same edit.
 */
public final class SampleEdits {

  /** Put before a file's text it makes YAML and JSON unreadable; taken away it mends the file. */
  static final String BREAKAGE = "{ \"broken\": [ }\n";

  private static final Predicate<String> RULE =
      matches("(Solutions/[^/]+/Analytic Rules|Detections)/.+\\.ya?ml");
  private static final Predicate<String> SOLUTION_RULE =
      matches("Solutions/[^/]+/Analytic Rules/.+\\.ya?ml");
  private static final Predicate<String> PARSER =
      matches("Solutions/[^/]+/Parsers/.+|Parsers/[^/]+/([^/]+\\.(txt|yaml)|Parsers/.+)");
  private static final Predicate<String> CONNECTOR =
      matches("Solutions/[^/]+/Data Connectors/.+\\.json");
  private static final Predicate<String> DEFINITION =
      matches("Solutions/[^/]+/[Dd]ata/Solution_[^/]+\\.json");
  private static final Predicate<String> README = matches("(?i)Solutions/.+/readme\\.md");
  private static final Predicate<String> STRUCTURED = matches(".+\\.(ya?ml|json)");
  private static final Predicate<String> CONTENT = matches("[^/]+/.+\\.(ya?ml|json|txt|md)");

  private static final Pattern SOLUTION_FOLDER = Pattern.compile("Solutions/([^/]+)/.+");
  private static final Pattern SEVERITY = Pattern.compile("(?m)^severity: *\\w+");
  private static final Pattern NAME = Pattern.compile("(?m)^name: *(.*?)(\\r?)$");
  private static final Pattern ID = Pattern.compile("(?m)^id: *(\\S+)");
  private static final Pattern TITLE = Pattern.compile("\"title\": \"(?=\\w|\\[)");
  private static final Pattern SOLUTION_NAME = Pattern.compile("\"Name\": \"([^\"]+)\"");

  private static final List<String> SEVERITIES = List.of("High", "Medium", "Low", "Informational");
  private static final List<String> TABLES =
      List.of(
          "CommonSecurityLog",
          "Syslog",
          "SigninLogs",
          "SecurityEvent",
          "DnsEvents",
          "KeysteadAudit_CL",
          "HaldenMailMessages_CL",
          "FreshlyInvented_CL");
  private static final Pattern TABLE =
      Pattern.compile("\\b(" + String.join("|", TABLES) + "|KeysteadSignIn_CL)\\b");

  private static final List<BiFunction<Random, SortedMap<String, byte[]>, Optional<Step>>> EDITS =
      List.of(
          SampleEdits::addRule,
          SampleEdits::addSolution,
          SampleEdits::changeSeverity,
          SampleEdits::changeName,
          SampleEdits::changeRuleTables,
          SampleEdits::changeParserTables,
          SampleEdits::changeConnectorTitle,
          SampleEdits::changeReadme,
          SampleEdits::renameSolution,
          SampleEdits::renameFile,
          SampleEdits::renameCaseOnly,
          SampleEdits::renameSolutionFolder,
          SampleEdits::moveRuleBetweenSolutions,
          SampleEdits::swapIds,
          SampleEdits::delete,
          SampleEdits::deleteSolution,
          SampleEdits::breakFile,
          SampleEdits::mendFile);

  /**
   * A tree and how it came about.
   *
   * @param files bytes by path, after the edit
   * @param description what was done, in one line
   */
  public record Step(SortedMap<String, byte[]> files, String description) {}

  private SampleEdits() {}

  /**
   * Makes one edit.
   *
   * @param random decides everything that is open
   * @param current the tree before; left as it is
   * @return the tree after it, which differs from the one before
   */
  public static Step next(Random random, Map<String, byte[]> current) {
    SortedMap<String, byte[]> before = Collections.unmodifiableSortedMap(new TreeMap<>(current));
    int first = random.nextInt(EDITS.size());
    for (int i = 0; i < EDITS.size(); i++) {
      Optional<Step> step = EDITS.get((first + i) % EDITS.size()).apply(random, before);
      if (step.isPresent()) {
        return step.get();
      }
    }
    throw new IllegalStateException("No edit fits; a rule can always be added to a solution.");
  }

  private static Optional<Step> addRule(Random random, SortedMap<String, byte[]> files) {
    return pick(random, solutions(files))
        .map(
            solution -> {
              int number = random.nextInt(1_000_000);
              String path =
                  "Solutions/" + solution + "/Analytic Rules/Generated" + number + ".yaml";
              return step(files, "add " + path, Map.of(path, newRule(random, number)));
            });
  }

  private static Optional<Step> addSolution(Random random, SortedMap<String, byte[]> files) {
    int number = random.nextInt(1_000_000);
    String folder = "Solutions/Generated " + number + " & Co (Test)/";
    String definition =
        """
        {
          "Name": "Generated %d & Co (Test)",
          "Author": "Sample Authors",
          "Analytic Rules": ["Analytic Rules/First.yaml"],
          "Version": "1.0.0"
        }
        """
            .formatted(number);
    Map<String, String> added =
        Map.of(
            folder + "Data/Solution_Generated.json",
            definition,
            folder + "Analytic Rules/First.yaml",
            newRule(random, number));
    return Optional.of(step(files, "add " + folder, added));
  }

  private static String newRule(Random random, int number) {
    return """
        id: %s
        name: Generated rule %d
        kind: Scheduled
        version: 1.0.0
        severity: %s
        description: Made by a test.
        requiredDataConnectors:
          - connectorId: NorthwallFirewallAma
        tactics: [Discovery]
        query: |
          %s
          | where TimeGenerated > ago(1h)
          | take %d
        """
        .formatted(
            new UUID(random.nextLong(), random.nextLong()),
            number,
            any(random, SEVERITIES),
            any(random, TABLES),
            number);
  }

  private static Optional<Step> changeSeverity(Random random, SortedMap<String, byte[]> files) {
    return rewrite(random, files, RULE, SEVERITY, old -> "severity: " + any(random, SEVERITIES));
  }

  private static Optional<Step> changeName(Random random, SortedMap<String, byte[]> files) {
    return rewrite(
        random,
        files,
        RULE.or(matches("(Solutions/[^/]+/)?(Hunting Queries|Summary [Rr]ules)/.+")),
        NAME,
        old -> "name: \"Renamed | no. " + random.nextInt(1000) + " (test)\"" + old.group(2));
  }

  private static Optional<Step> changeRuleTables(Random random, SortedMap<String, byte[]> files) {
    return rewrite(random, files, RULE, TABLE, old -> any(random, TABLES));
  }

  private static Optional<Step> changeParserTables(Random random, SortedMap<String, byte[]> files) {
    return rewrite(random, files, PARSER, TABLE, old -> any(random, TABLES));
  }

  private static Optional<Step> changeConnectorTitle(
      Random random, SortedMap<String, byte[]> files) {
    return rewrite(
        random,
        files,
        CONNECTOR,
        TITLE,
        old -> old.group() + any(random, List.of("[DEPRECATED] ", "New ", "Zenith ")));
  }

  private static Optional<Step> changeReadme(Random random, SortedMap<String, byte[]> files) {
    return pick(random, paths(files, README))
        .map(
            path ->
                step(
                    files,
                    "change " + path,
                    Map.of(path, text(files, path) + "\nNote " + random.nextInt(1000) + ".\n")));
  }

  private static Optional<Step> renameSolution(Random random, SortedMap<String, byte[]> files) {
    return rewrite(
        random,
        files,
        DEFINITION,
        SOLUTION_NAME,
        old -> "\"Name\": \"Solution " + random.nextInt(1000) + "\"");
  }

  private static Optional<Step> renameFile(Random random, SortedMap<String, byte[]> files) {
    return pick(random, paths(files, CONTENT))
        .flatMap(path -> move(files, path, withStem(path, stem(path) + random.nextInt(100))));
  }

  private static Optional<Step> renameCaseOnly(Random random, SortedMap<String, byte[]> files) {
    return pick(random, paths(files, CONTENT))
        .flatMap(
            path -> {
              String lower = stem(path).toLowerCase(Locale.ROOT);
              String other = lower.equals(stem(path)) ? lower.toUpperCase(Locale.ROOT) : lower;
              return move(files, path, withStem(path, other));
            });
  }

  private static Optional<Step> renameSolutionFolder(
      Random random, SortedMap<String, byte[]> files) {
    return pick(random, solutions(files))
        .map(
            solution -> {
              String from = "Solutions/" + solution + "/";
              String to = "Solutions/Folder " + random.nextInt(1_000_000) + "/";
              SortedMap<String, byte[]> after = new TreeMap<>();
              files.forEach(
                  (path, bytes) ->
                      after.put(
                          path.startsWith(from) ? to + path.substring(from.length()) : path,
                          bytes));
              return new Step(after, "rename " + from + " to " + to);
            });
  }

  private static Optional<Step> moveRuleBetweenSolutions(
      Random random, SortedMap<String, byte[]> files) {
    return pick(random, paths(files, SOLUTION_RULE))
        .flatMap(
            path -> {
              String target = any(random, solutions(files));
              String name = path.substring(path.lastIndexOf('/'));
              return move(files, path, "Solutions/" + target + "/Analytic Rules" + name);
            });
  }

  private static Optional<Step> swapIds(Random random, SortedMap<String, byte[]> files) {
    List<String> rules = new ArrayList<>(paths(files, RULE));
    rules.removeIf(path -> !ID.matcher(text(files, path)).find());
    if (rules.size() < 2) {
      return Optional.empty();
    }
    String one = rules.remove(random.nextInt(rules.size()));
    String other = any(random, rules);
    String idOfOne = firstGroup(ID, text(files, one));
    String idOfOther = firstGroup(ID, text(files, other));
    if (idOfOne.equals(idOfOther)) {
      return Optional.empty();
    }
    return Optional.of(
        step(
            files,
            "swap the ids of " + one + " and " + other,
            Map.of(
                one, ID.matcher(text(files, one)).replaceFirst("id: " + idOfOther),
                other, ID.matcher(text(files, other)).replaceFirst("id: " + idOfOne))));
  }

  private static Optional<Step> delete(Random random, SortedMap<String, byte[]> files) {
    return pick(random, paths(files, CONTENT))
        .map(
            path -> {
              SortedMap<String, byte[]> after = new TreeMap<>(files);
              after.remove(path);
              return new Step(after, "delete " + path);
            });
  }

  private static Optional<Step> deleteSolution(Random random, SortedMap<String, byte[]> files) {
    List<String> solutions = solutions(files);
    // A repository without solutions would leave nothing to edit.
    if (solutions.size() < 4) {
      return Optional.empty();
    }
    String folder = "Solutions/" + any(random, solutions) + "/";
    SortedMap<String, byte[]> after = new TreeMap<>(files);
    after.keySet().removeIf(path -> path.startsWith(folder));
    return Optional.of(new Step(after, "delete " + folder));
  }

  private static Optional<Step> breakFile(Random random, SortedMap<String, byte[]> files) {
    Predicate<String> whole = path -> !text(files, path).startsWith(BREAKAGE);
    return pick(random, paths(files, STRUCTURED.and(whole)))
        .map(path -> step(files, "break " + path, Map.of(path, BREAKAGE + text(files, path))));
  }

  private static Optional<Step> mendFile(Random random, SortedMap<String, byte[]> files) {
    Predicate<String> broken = path -> !mended(text(files, path)).equals(text(files, path));
    return pick(random, paths(files, STRUCTURED.and(broken)))
        .map(path -> step(files, "mend " + path, Map.of(path, mended(text(files, path)))));
  }

  /** Undoes our own breakage and that of the sample's one broken rule. */
  private static String mended(String text) {
    return text.startsWith(BREAKAGE)
        ? text.substring(BREAKAGE.length())
        : text.replace("\n status:", "\nstatus:");
  }

  /** Replaces one of the places in one of the files that a pattern finds. */
  private static Optional<Step> rewrite(
      Random random,
      SortedMap<String, byte[]> files,
      Predicate<String> where,
      Pattern pattern,
      Function<MatchResult, String> replacement) {
    Predicate<String> found = path -> pattern.matcher(text(files, path)).find();
    return pick(random, paths(files, where.and(found)))
        .flatMap(
            path -> {
              String text = text(files, path);
              MatchResult place = any(random, pattern.matcher(text).results().toList());
              String inserted = replacement.apply(place);
              return inserted.equals(place.group())
                  ? Optional.empty()
                  : Optional.of(
                      step(
                          files,
                          "change " + path + ": " + place.group().strip() + " to " + inserted,
                          Map.of(
                              path,
                              text.substring(0, place.start())
                                  + inserted
                                  + text.substring(place.end()))));
            });
  }

  private static Optional<Step> move(SortedMap<String, byte[]> files, String from, String to) {
    if (files.containsKey(to)) {
      return Optional.empty();
    }
    SortedMap<String, byte[]> after = new TreeMap<>(files);
    after.put(to, after.remove(from));
    return Optional.of(new Step(after, "move " + from + " to " + to));
  }

  private static Step step(
      SortedMap<String, byte[]> files, String description, Map<String, String> changes) {
    SortedMap<String, byte[]> after = new TreeMap<>(files);
    changes.forEach((path, text) -> after.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new Step(after, description);
  }

  private static List<String> solutions(SortedMap<String, byte[]> files) {
    TreeSet<String> solutions = new TreeSet<>();
    for (String path : files.keySet()) {
      Matcher folder = SOLUTION_FOLDER.matcher(path);
      if (folder.matches()) {
        solutions.add(folder.group(1));
      }
    }
    return List.copyOf(solutions);
  }

  private static List<String> paths(SortedMap<String, byte[]> files, Predicate<String> where) {
    return files.keySet().stream().filter(where).toList();
  }

  private static String text(SortedMap<String, byte[]> files, String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }

  private static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
  }

  private static String withStem(String path, String stem) {
    return path.substring(0, path.lastIndexOf('/') + 1)
        + stem
        + path.substring(path.lastIndexOf('.'));
  }

  private static String firstGroup(Pattern pattern, String text) {
    return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static <T> Optional<T> pick(Random random, List<T> choices) {
    return choices.isEmpty() ? Optional.empty() : Optional.of(any(random, choices));
  }

  private static Predicate<String> matches(String pattern) {
    return Pattern.compile(pattern).asMatchPredicate();
  }
}
