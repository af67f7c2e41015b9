package dev.sentinelsync.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.config.ConfigurationFile;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.config.SettingsException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The configuration file: it is accepted, or refused with all that is wrong. */
final class SettingsFuzz implements FuzzTarget.Subject {

  private static final String SECRET = "a-secret-that-stands-nowhere-else";

  private final Path file;

  SettingsFuzz() {
    try {
      file = Files.createTempFile("fuzz", ".properties");
      file.toFile().deleteOnExit();
    } catch (IOException e) {
      throw new IllegalStateException("there is no room for a configuration file", e);
    }
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    try {
      Settings settings =
          Settings.readForService(ConfigurationFile.of(file), Map.of(), this::environment);
      assertThat(settings.sites()).isNotEmpty();
    } catch (SettingsException e) {
      assertThat(e.getMessage()).contains(file.toString());
      if (!standsInTheFile(input)) {
        assertThat(e.getMessage()).doesNotContain(SECRET);
      }
    }
  }

  /** A fuzzer learns the secret; what somebody writes into the file itself may be shown. */
  private static boolean standsInTheFile(byte[] input) throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(new String(input, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return true;
    }
    return properties.toString().contains(SECRET);
  }

  private String environment(String name) {
    return name.endsWith("_SECRET") || name.endsWith("_TOKEN") ? SECRET : null;
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    byte[] shipped = Files.readAllBytes(Path.of("config", "application.properties"));
    String plain = new String(shipped, StandardCharsets.UTF_8).replaceAll("(?m)^(#.*)?\\n", "");
    return List.of(
        plain.getBytes(StandardCharsets.UTF_8),
        "webhook.providers=github,gitlab,signed\nsite.azure-sentinel.source.timeout=5m\n"
            .getBytes(StandardCharsets.UTF_8),
        "sync.sites=a,b\nsite.a.source=x\nsite.b.target=git:x#y\nretry.first=1s\nretry.cap=2s\n"
            .getBytes(StandardCharsets.UTF_8));
  }
}
