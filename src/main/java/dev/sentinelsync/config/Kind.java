package dev.sentinelsync.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.sentinelsync.webhook.provider.WebhookProviders;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the text of a setting is read.
 *
 * @param name as {@code settings.yaml} names it
 * @param allowed what the text may be, to stand behind "allowed is"
 * @param parse reads the text; throws {@link IllegalArgumentException} for what is not allowed
 */
record Kind(String name, String allowed, Function<String, ?> parse) {

  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);

  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"<>]+");

  /** The kind of a name, such as {@code number 1..64} or {@code one of open, off}. */
  @JsonCreator
  static Kind of(String name) {
    String[] words = name.split(" (?:of )?", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "text" -> new Kind(name, "any text", text -> text);
      case "path" -> new Kind(name, "a path", Path::of);
      case "list" -> new Kind(name, "names between commas", Kind::list);
      case "flag" ->
          new Kind(
              name, "true or false", text -> Boolean.valueOf(word(text, List.of("true", "false"))));
      case "providers" -> of("some of " + String.join(", ", WebhookProviders.NAMES));
      case "one" -> new Kind(name, name, text -> word(text, list(rest)));
      case "some" ->
          new Kind(
              name,
              name + ", between commas",
              text -> list(text).stream().map(word -> word(word, list(rest))).toList());
      case "number" -> number(name, rest.split("\\.\\."));
      case "years" ->
          new Kind(
              name,
              "all, off, or a number of years from 1 to 100",
              text -> years(text.toLowerCase(Locale.ROOT)));
      case "share" ->
          new Kind(name, "a number from 0 to 1", text -> within(Double.valueOf(text), 0.0, 1.0));
      case "duration" -> duration(name, rest.split("\\.\\."));
      case "zone" ->
          new Kind(name, "a time zone, such as UTC or Europe/Berlin", text -> zone(text));
      case "address" ->
          new Kind(
              name,
              "an address that begins with http:// or https://",
              text -> require(text, WEB_ADDRESS.matcher(text).matches()));
      case "collector" ->
          new Kind(
              name, "OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces", Kind::collector);
      default -> throw new IllegalArgumentException("There is no kind of setting " + name);
    };
  }

  /** Whether a default of this kind needs a reason. */
  boolean isNumeric() {
    return Set.of("number", "share", "duration").contains(name.split(" ")[0]);
  }

  private static Kind number(String name, String[] bounds) {
    int least = Integer.parseInt(bounds[0]);
    int most = Integer.parseInt(bounds[1]);
    return new Kind(
        name,
        "a whole number from %d to %d".formatted(least, most),
        text -> within(Integer.valueOf(text), least, most));
  }

  private static String years(String text) {
    return Set.of("all", "off").contains(text)
        ? text
        : String.valueOf(within(Integer.valueOf(text), 1, 100));
  }

  private static Kind duration(String name, String[] bounds) {
    String allowed = "a number with a unit: 500ms, 30s, 5m, 2h or 1d";
    return bounds.length < 2
        ? new Kind(name, allowed, Kind::span)
        : new Kind(
            name,
            "%s, from %s to %s".formatted(allowed, bounds[0], bounds[1]),
            text -> within(span(text), span(bounds[0]), span(bounds[1])));
  }

  private static Duration span(String text) {
    Matcher match = SPAN.matcher(text);
    require(text, match.matches());
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2).toLowerCase(Locale.ROOT)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static List<String> list(String text) {
    return Stream.of(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static String word(String text, List<String> words) {
    String word = text.toLowerCase(Locale.ROOT);
    return require(word, words.contains(word));
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static URI collector(String text) {
    URI address = URI.create(text);
    boolean web = Set.of("http", "https").contains(String.valueOf(address.getScheme()));
    return require(address, web && address.getHost() != null);
  }

  private static <C extends Comparable<C>> C within(C value, C least, C most) {
    return require(value, value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
  }

  private static <V> V require(V value, boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
