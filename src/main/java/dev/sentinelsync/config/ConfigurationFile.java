package dev.sentinelsync.config;

import dev.sentinelsync.support.Packaged;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text of a configuration.
 *
 * @param origin where it comes from, for messages
 * @param properties its settings as written
 */
public record ConfigurationFile(String origin, SortedMap<String, String> properties) {

  /** Path of the usual file, in the working folder and in the program. */
  private static final String USUAL = "config/application.properties";

  /** No setting at all, so that every default counts. */
  public static final ConfigurationFile EMPTY =
      new ConfigurationFile("The command line", new TreeMap<>());

  /**
   * A file.
   *
   * @throws SettingsException if it does not exist or is no properties file
   */
  public static ConfigurationFile of(Path file) {
    try {
      return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          file.toString(),
          List.of("There is no such configuration file. Correct the path after --config."));
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /** The usual file of the working folder; where there is none, the packaged one. */
  public static ConfigurationFile usual() {
    Path file = Path.of(USUAL);
    return Files.exists(file) ? of(file) : parse("The packaged " + USUAL, Packaged.text(USUAL));
  }

  private static ConfigurationFile parse(String origin, String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(origin, e);
    }
    SortedMap<String, String> written = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> written.put(key, properties.getProperty(key)));
    return new ConfigurationFile(origin, written);
  }

  private static SettingsException unreadable(String origin, Exception e) {
    return new SettingsException(
        origin, List.of("It cannot be read as a properties file: " + e.getMessage()));
  }
}
