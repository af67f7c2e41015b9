package dev.sentinelsync.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A setting as {@code settings.yaml} declares it, once for reading, documentation and checks.
 *
 * @param name its name; {@code <name>} is the name of a site, {@code <provider>} that of a webhook
 *     provider
 * @param kind how its text is read
 * @param otherwise the text that counts when it is missing; null for none
 * @param affects what a change of it changes
 * @param documentation what it is for, in Markdown
 * @param reason why a number is what it is; null for what is no number
 */
record Declaration(
    String name,
    @JsonProperty("type") Kind kind,
    @JsonProperty("default") String otherwise,
    Affects affects,
    String documentation,
    String reason) {

  /** Placeholder for the name of a site. */
  static final String SITE = "<name>";

  private static final String PROVIDER = "<provider>";

  private static final Pattern OF_SITE = Pattern.compile("^site\\.[^.]+\\.");
  private static final Pattern OF_PROVIDER = Pattern.compile("(^|\\.)webhook\\.[^.]+\\.");

  /** Every setting by its name, section by section. */
  static final List<Section> SECTIONS = read();

  private static final Map<String, Declaration> BY_NAME = byName();

  /** What a change of a setting changes. */
  enum Affects {
    /** Bytes of pages; the setting belongs to the digest of the configuration. */
    PAGES,
    /** No byte of any page. */
    NOTHING
  }

  /**
   * Settings that belong together.
   *
   * @param title heading in the documentation
   * @param settings in the order of the documentation
   */
  record Section(String title, List<Declaration> settings) {}

  /** The declaration of a setting of one site or provider, or of all. */
  static Declaration of(String name) {
    String declared = OF_SITE.matcher(name).replaceFirst("site." + SITE + ".");
    declared = OF_PROVIDER.matcher(declared).replaceFirst("$1webhook." + PROVIDER + ".");
    Declaration found = BY_NAME.get(declared);
    if (found == null) {
      throw new IllegalArgumentException("settings.yaml does not declare " + name);
    }
    return found;
  }

  /** The names of all settings for some sites and providers. */
  static SortedSet<String> names(List<String> sites, List<String> providers) {
    SortedSet<String> names = new TreeSet<>(BY_NAME.keySet());
    expand(names, SITE, sites);
    expand(names, PROVIDER, providers);
    return names;
  }

  private static void expand(SortedSet<String> names, String placeholder, List<String> values) {
    for (String name : List.copyOf(names)) {
      if (name.contains(placeholder)) {
        names.remove(name);
        values.forEach(value -> names.add(name.replace(placeholder, value)));
      }
    }
  }

  private static List<Section> read() {
    try (InputStream file = Declaration.class.getResourceAsStream("settings.yaml")) {
      return YAMLMapper.builder()
          .configure(
              com.fasterxml.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, true)
          .build()
          .readValue(file, new TypeReference<List<Section>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("settings.yaml cannot be read", e);
    }
  }

  private static Map<String, Declaration> byName() {
    Map<String, Declaration> byName = new LinkedHashMap<>();
    for (Section section : SECTIONS) {
      section.settings().forEach(setting -> byName.put(setting.name(), setting));
    }
    return byName;
  }
}
