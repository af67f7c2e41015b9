package dev.sentinelsync.publish;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a target, taken apart: {@code scheme:location?option=value&…}. What the location
 * means is the scheme's own affair.
 *
 * @param scheme in lower case
 * @param location what stands between the scheme's colon and the options; may hold secrets
 * @param options decoded, by name
 */
public record TargetAddress(String scheme, String location, Map<String, String> options) {

  // Two letters at least, so that a Windows drive is a path.
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)");

  /** Copies the options. */
  public TargetAddress {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /**
   * Takes an address apart. A text without scheme is a path, hence {@code file}.
   *
   * @throws TargetException {@code INVALID_TARGET} when it is empty or its options are malformed
   */
  public static TargetAddress parse(String text) {
    String address = text.strip();
    if (address.isEmpty() || address.chars().anyMatch(Character::isISOControl)) {
      throw invalid("The address of the target is empty or has a control character. Set one.");
    }
    Matcher matcher = SCHEME.matcher(address);
    if (!matcher.matches()) {
      return new TargetAddress("file", address, Map.of());
    }
    String rest = matcher.group(2);
    int question = rest.indexOf('?');
    return new TargetAddress(
        matcher.group(1).toLowerCase(Locale.ROOT),
        question < 0 ? rest : rest.substring(0, question),
        question < 0 ? Map.of() : parseOptions(rest.substring(question + 1)));
  }

  private static Map<String, String> parseOptions(String query) {
    Map<String, String> options = new TreeMap<>();
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw invalid("The options of a target are written ?name=value&name=value.");
      }
      options.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
    }
    return options;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid("The value of an option of the target is not well encoded.");
    }
  }

  /**
   * One option.
   *
   * @param fallback when it is not set
   */
  public String option(String name, String fallback) {
    return options.getOrDefault(name, fallback);
  }

  /**
   * A yes-or-no option: {@code true} or {@code false}.
   *
   * @throws TargetException {@code INVALID_TARGET} for another value
   */
  public boolean flag(String name, boolean fallback) {
    return switch (option(name, String.valueOf(fallback))) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid("The option \"" + name + "\" of a target is true or false.");
    };
  }

  /**
   * Refuses options that do not exist, so that a typing error is no silent default.
   *
   * @throws TargetException {@code INVALID_TARGET} naming those that do
   */
  public void allowOptions(String... names) {
    Set<String> known = Set.of(names);
    for (String name : options.keySet()) {
      if (!known.contains(name)) {
        throw invalid(
            "A target of scheme \""
                + scheme
                + "\" has no option \""
                + PathRules.printable(name)
                + "\". It has: "
                + String.join(", ", names)
                + ".");
      }
    }
  }

  private static TargetException invalid(String message) {
    return new TargetException(TargetException.Reason.INVALID_TARGET, message);
  }

  /** The scheme alone: the rest may hold secrets. */
  @Override
  public String toString() {
    return scheme + ":…";
  }
}
