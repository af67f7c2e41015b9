package dev.sentinelsync.config;

import dev.sentinelsync.support.git.GitLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of all settings: what the file says, environment variables put in, and options of the
 * command line over it. Collects everything that is wrong, so that a user sees all of it at once.
 */
final class Values {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

  /** Shorter values are ports, names and yes or no; taking them out would garble a message. */
  private static final int SHORTEST_SECRET = 8;

  private static final Pattern SECRET_KEY =
      Pattern.compile("(?i)password|passphrase|secret|token|credential|^notify\\..*url");
  private static final Pattern PLACE_OF_SECRET = Pattern.compile("-(file|variable)$");

  /** As JDBC addresses and connection strings have them. */
  private static final Pattern SECRET_PART =
      Pattern.compile("(?i)([a-z]*(?:password|pwd|secret|token|key|sig))=[^;&\\s]+");

  private final String origin;
  private final SortedMap<String, String> values = new TreeMap<>();

  /** The values without environment variables (but with their defaults) and without options. */
  private final SortedMap<String, String> written = new TreeMap<>();

  private final SortedMap<String, String> variables = new TreeMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  /** Puts the values of environment variables, {@code ${NAME:default}}, into a file's. */
  Values(ConfigurationFile file, Function<String, String> environment) {
    this.origin = file.origin();
    file.properties()
        .forEach(
            (key, text) -> {
              values.put(key, resolve(text, match -> value(key, match, environment)));
              written.put(
                  key,
                  resolve(
                      text,
                      match ->
                          match.group(2) == null
                              ? value(key, match, environment)
                              : match.group(2)));
            });
  }

  private String value(String key, MatchResult match, Function<String, String> environment) {
    String name = match.group(1);
    String value = environment.apply(name);
    if (value != null) {
      variables.put(name, value);
    } else if (match.group(2) == null) {
      problem("%s names the environment variable %s, which is not set.".formatted(key, name));
    }
    return value != null ? value : match.group(2) != null ? match.group(2) : "";
  }

  private static String resolve(String text, Function<MatchResult, String> variable) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(variable.apply(match)))
        .strip();
  }

  /** Sets a value over that of the file. */
  void override(String key, String value) {
    values.put(key, value);
  }

  /** A value or its default, if there is one; what is not allowed becomes a problem. */
  @SuppressWarnings("unchecked")
  <T> Optional<T> find(String key) {
    Declaration declared = Declaration.of(key);
    try {
      return Optional.ofNullable(text(key)).map(text -> (T) declared.kind().parse().apply(text));
    } catch (IllegalArgumentException e) {
      problem(
          "%s is '%s'; allowed is %s."
              .formatted(key, masked(key, text(key)), declared.kind().allowed()));
      return Optional.ofNullable(declared.otherwise())
          .map(text -> (T) declared.kind().parse().apply(text));
    }
  }

  /** The value of a setting that has a default; the declaration says of which type it is. */
  <T> T get(String key) {
    return this.<T>find(key).orElseThrow();
  }

  private String text(String key) {
    return isSet(key) ? values.get(key) : Declaration.of(key).otherwise();
  }

  private boolean isSet(String key) {
    return !values.getOrDefault(key, "").isEmpty();
  }

  /** A path; one that is set must lead somewhere, the default need not. */
  Path existing(String key) {
    Path path = get(key);
    if (isSet(key) && !Files.exists(path)) {
      problem(
          "%s is '%s', and there is nothing at %s. Correct the path, or leave the setting out."
              .formatted(key, path, path.toAbsolutePath()));
    }
    return path;
  }

  /** Whether an option or an environment variable says something else than the file. */
  boolean isReplaced(String key) {
    return !String.valueOf(text(key)).equals(written(key));
  }

  /** What the file says, whatever options and environment variables say; "null" for nothing. */
  String written(String key) {
    String text = written.getOrDefault(key, "");
    return text.isEmpty() ? String.valueOf(Declaration.of(key).otherwise()) : text;
  }

  /** All values whose keys begin so, by key. */
  SortedMap<String, String> beginningWith(String prefix) {
    return new TreeMap<>(values.subMap(prefix, prefix + Character.MAX_VALUE));
  }

  /**
   * All values for people, by key: what could be a secret is masked. Values that say where a secret
   * is are shown.
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

  /** Adds a problem. What came from an environment variable may be a secret in the wrong place. */
  void problem(String message) {
    String shown = message;
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
   * @param known names of all settings
   * @param foreign beginning of keys that others read
   * @throws SettingsException if anything is wrong
   */
  void finish(SortedSet<String> known, String foreign) {
    for (String key : values.keySet()) {
      if (!known.contains(key) && !key.startsWith(foreign)) {
        problem(key + " is not a known setting." + Spelling.hint(key, known));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(origin, problems);
    }
  }
}
