package dev.sentinelsync.command;

import dev.sentinelsync.support.Packaged;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** The service's log, as {@code config/log4j2.xml} says: that of the working folder or ours. */
final class ServiceLog {

  private static final Path FILE = Path.of("config", "log4j2.xml");

  private static final URI PACKAGED =
      URI.create("classpath:" + Packaged.ROOT + "config/log4j2.xml");

  private ServiceLog() {}

  static void configure() {
    if (System.getProperty("log4j2.configurationFile") == null) {
      Configurator.reconfigure(Files.isRegularFile(FILE) ? FILE.toUri() : PACKAGED);
    }
  }
}
