package dev.sentinelsync.config;

import dev.sentinelsync.support.git.GitLocation;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of the configuration file with the values of the command line before them. Reads
 * typed values and collects everything that is wrong, so that a user sees all of it at once.
 */
final class PropertyFile {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");
  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);

  /** Shorter values are ports, names and yes or no; taking them out would garble a sentence. */
  private static final int SHORTEST_SECRET = 8;

  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i)password|passphrase|secret|token|credential|^notify\\..*url");
  private static final Pattern PLACE_OF_SECRET = Pattern.compile("-(file|variable)$");

  /** As JDBC addresses and connection strings have them. */
  private static final Pattern SECRET_PART =
      Pattern.compile("(?i)([a-z]*(?:password|pwd|secret|token|key|sig))=[^;&\\s]+");

  private final String origin;
  private final Map<String, String> values;
  private final Map<String, String> variables;
  private final SortedSet<String> used = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private PropertyFile(String origin, Map<String, String> values, Map<String, String> variables) {
    this.origin = origin;
    this.values = values;
    this.variables = variables;
  }

  /**
   * Reads a file.
   *
   * @param file the file; when it does not exist only the given values count
   * @param given values that win over the file's
   * @param environment values of environment variables named as {@code ${NAME:default}}
   */
  static PropertyFile read(
      Path file, Map<String, String> given, Function<String, String> environment) {
    Properties properties = new Properties();
    List<String> problems = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      // The program has defaults for everything that it needs.
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          file.toString(), List.of("cannot be read as a properties file: " + e.getMessage()));
    }
    Map<String, String> values = new TreeMap<>();
    Map<String, String> variables = new TreeMap<>();
    UnaryOperator<String> noted =
        name -> {
          String value = environment.apply(name);
          if (value != null) {
            variables.put(name, value);
          }
          return value;
        };
    properties
        .stringPropertyNames()
        .forEach(
            name -> values.put(name, resolve(name, properties.getProperty(name), noted, problems)));
    values.putAll(given);
    PropertyFile result = new PropertyFile(file.toString(), values, variables);
    result.problems.addAll(problems);
    return result;
  }

  private static String resolve(
      String name, String text, UnaryOperator<String> environment, List<String> problems) {
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (variable.find()) {
      String value = environment.apply(variable.group(1));
      if (value == null) {
        value = variable.group(2);
      }
      if (value == null) {
        problems.add(
            "%s names the environment variable %s, which is not set."
                .formatted(name, variable.group(1)));
        value = "";
      }
      variable.appendReplacement(resolved, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(resolved).toString().strip();
  }

  /** A text, if there is one. */
  Optional<String> text(String key) {
    used.add(key);
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  /** A text or a default. */
  String text(String key, String otherwise) {
    return text(key).orElse(otherwise);
  }

  /** One of several words, in lower case. */
  String word(String key, String otherwise, List<String> allowed) {
    String value = text(key, otherwise).toLowerCase(Locale.ROOT);
    if (!allowed.contains(value)) {
      problem("%s is '%s'; allowed are %s.".formatted(key, value, String.join(", ", allowed)));
      return otherwise;
    }
    return value;
  }

  /** A whole number within bounds. */
  int number(String key, int otherwise, int least, int most) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the bounds.
    }
    problem(
        "%s is '%s'; allowed is a whole number from %d to %d."
            .formatted(key, value.get(), least, most));
    return otherwise;
  }

  /** A share of a whole. */
  double share(String key, double otherwise) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      double share = Double.parseDouble(value.get());
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Said below, together with the bounds.
    }
    problem("%s is '%s'; allowed is a number from 0 to 1.".formatted(key, value.get()));
    return otherwise;
  }

  /** A span of time with its unit, such as {@code 30s}. */
  Duration duration(String key, Duration otherwise) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    Matcher match = DURATION.matcher(value.get());
    if (!match.matches()) {
      problem(
          "%s is '%s'; allowed is a number with a unit: 500ms, 30s, 5m, 2h or 1d."
              .formatted(key, value.get()));
      return otherwise;
    }
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2).toLowerCase(Locale.ROOT)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** Yes or no. */
  boolean flag(String key, boolean otherwise) {
    return word(key, Boolean.toString(otherwise), List.of("true", "false")).equals("true");
  }

  /**
   * All settings for people, by key: what could be a secret is masked. Values that say where a
   * secret is are shown.
   */
  SortedMap<String, String> masked() {
    SortedMap<String, String> masked = new TreeMap<>();
    values.forEach((key, value) -> masked.put(key, masked(key, value)));
    return masked;
  }

  private static String masked(String key, String value) {
    if (SECRET_KEY.matcher(key).find() && !PLACE_OF_SECRET.matcher(key).find()) {
      return value.isEmpty() ? "" : "***";
    }
    return SECRET_PART.matcher(GitLocation.mask(value)).replaceAll("$1=***");
  }

  /** Texts between commas, in order. */
  List<String> list(String key, List<String> otherwise) {
    return text(key)
        .map(
            value ->
                List.of(value.split(",")).stream()
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList())
        .orElse(otherwise);
  }

  /** All settings whose keys begin so, by key. */
  SortedMap<String, String> beginningWith(String prefix) {
    SortedMap<String, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            used.add(key);
            found.put(key, value);
          }
        });
    return found;
  }

  /** A path, relative to the working folder. */
  Path path(String key, String otherwise) {
    return path(key).orElseGet(() -> Path.of(otherwise));
  }

  /** A path, if there is one. */
  Optional<Path> path(String key) {
    try {
      return text(key).map(Path::of);
    } catch (InvalidPathException e) {
      problem("%s is no path: %s.".formatted(key, e.getReason()));
      return Optional.empty();
    }
  }

  /** Adds a problem. What came from an environment variable may be a secret in the wrong place. */
  void problem(String sentence) {
    String shown = sentence;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      if (variable.getValue().length() >= SHORTEST_SECRET) {
        shown = shown.replace(variable.getValue(), "${" + variable.getKey() + "}");
      }
    }
    problems.add(shown);
  }

  /**
   * Ends the reading.
   *
   * @param prefixes beginnings of the keys that are ours; another key of them is a mistake
   * @throws SettingsException if anything is wrong
   */
  void finish(List<String> prefixes) {
    for (String key : values.keySet()) {
      if (!used.contains(key) && prefixes.stream().anyMatch(key::startsWith)) {
        problem(key + " is not a known setting.");
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(origin, problems);
    }
  }
}
