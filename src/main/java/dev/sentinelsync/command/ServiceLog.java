package dev.sentinelsync.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** The service's log: as {@code config/log4j2.xml} says, if that is there. */
final class ServiceLog {

  private static final Path FILE = Path.of("config", "log4j2.xml");

  private ServiceLog() {}

  static void configure() {
    if (Files.isRegularFile(FILE) && System.getProperty("log4j2.configurationFile") == null) {
      Configurator.reconfigure(FILE.toUri());
    }
  }
}
