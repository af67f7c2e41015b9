package dev.sentinelsync.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a process of its own, started by its command line; it can be killed. */
final class ServiceProcess implements AutoCloseable {

  private static final Pattern HTTP = Pattern.compile("takes webhooks on 127.0.0.1:(\\d+)");
  private static final Pattern MANAGEMENT = Pattern.compile("Management is on 127.0.0.1:(\\d+)");

  /** As little as serves: tests start several processes side by side. */
  private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC");

  /** What {@code bin/sentinel-sync} gives the command {@code run}. */
  static final List<String> LAUNCHER =
      List.of(
          "-XX:MaxRAMPercentage=50",
          "-Xms64m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:+UseSerialGC");

  /** Ports once they are known: the log grows, and they stay. */
  private final Map<Pattern, Integer> ports = new ConcurrentHashMap<>();

  private final Process process;
  private final Path log;

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts {@code run} with a configuration. */
  static ServiceProcess start(Path configuration, Path log, Map<String, String> environment)
      throws IOException {
    return start(configuration, log, environment, SMALL);
  }

  /** The same with options of the virtual machine. */
  static ServiceProcess start(
      Path configuration, Path log, Map<String, String> environment, List<String> options)
      throws IOException {
    return start("run", configuration, log, environment, options);
  }

  /** Starts another command with a configuration. */
  static ServiceProcess start(
      String name, Path configuration, Path log, Map<String, String> environment)
      throws IOException {
    return start(name, configuration, log, environment, SMALL);
  }

  private static ServiceProcess start(
      String name,
      Path configuration,
      Path log,
      Map<String, String> environment,
      List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-Dlog4j2.configurationFile=config/log4j2.xml",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.sentinelsync.SentinelSync",
            name,
            "--config",
            configuration.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new ServiceProcess(builder.start(), log);
  }

  /** The port on which webhooks arrive; 0 until the service has started. */
  int httpPort() throws IOException {
    return port(HTTP);
  }

  /** The port of control interface and metrics; 0 until it is open. */
  int managementPort() throws IOException {
    return port(MANAGEMENT);
  }

  private int port(Pattern said) throws IOException {
    Integer known = ports.get(said);
    if (known != null) {
      return known;
    }
    Matcher started = said.matcher(log());
    if (!started.find()) {
      return 0;
    }
    ports.put(said, Integer.parseInt(started.group(1)));
    return ports.get(said);
  }

  /** What it has written. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** Its operating system's number. */
  long pid() {
    return process.pid();
  }

  /** Asks it to stop (SIGTERM). */
  void terminate() {
    process.destroy();
  }

  /** Sends it a signal by name, such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + name + " ended with " + code);
    }
  }

  /** Kills it (SIGKILL). */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it run for a while. */
  void leave(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for its end and returns its exit code. */
  int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The process did not end within " + patience);
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
