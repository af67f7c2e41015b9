package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine of the manuals in a folder: its paths lie below that folder, and what needs root or a
 * service manager is done by the scripts in {@code src/test/resources/manual/bin}. Everything else,
 * the program first, is real.
 */
final class ManualMachine implements AutoCloseable {

  private static final Path SCRIPTS = Path.of("src/test/resources/manual/bin").toAbsolutePath();
  private static final List<String> FOLDERS = List.of("/opt", "/etc", "/var/lib", "/srv");

  private final Path root;
  private final String source;
  private final int port;
  private final SortedMap<String, String> environment = new TreeMap<>();

  private record Result(int code, String out) {}

  /** Makes the folders and copies the scripts. */
  ManualMachine(Path root, String source) throws IOException {
    this.root = root;
    this.source = source;
    this.port = freePort();
    for (String path : List.of("/opt", "/etc/systemd/system", "/var/lib", "/srv")) {
      Files.createDirectories(root.resolve(path.substring(1)));
    }
    Path bin = Files.createDirectory(root.resolve("bin"));
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.toList()) {
        Path copy = Files.copy(script, bin.resolve(script.getFileName()));
        assertThat(copy.toFile().setExecutable(true)).isTrue();
      }
    }
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("MANUAL_ROOT", root.toString());
    environment.put("MANUAL_PORT", String.valueOf(port));
    environment.put(
        "MANUAL_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** A port of this machine that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Settings of this machine: the sample as source, ports that are free. */
  SortedMap<String, String> settings() throws IOException {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("SENTINEL_SYNC_SOURCE", source);
    settings.put("SENTINEL_SYNC_HTTP_PORT", String.valueOf(freePort()));
    settings.put("SENTINEL_SYNC_MANAGEMENT_PORT", String.valueOf(port));
    return settings;
  }

  /** Sets a variable for all blocks from now on. */
  void export(String name, String value) {
    environment.put(name, value);
  }

  /** A path of the manual on this machine. */
  Path path(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  /** What stands in a manual, with this machine's paths, ports and source in it. */
  String here(String text) {
    String local = text;
    for (String folder : FOLDERS) {
      local = local.replaceAll("(?<![\\w.$/-])" + folder + "/(?=sen|sys)", root + folder + "/");
    }
    return local
        .replace("127.0.0.1:8081", "127.0.0.1:" + port)
        .replace("https://github.com/Azure/Azure-Sentinel.git", source);
  }

  /** Runs commands of a manual in a folder; each of them must succeed. */
  String run(String name, String script, Path folder) throws Exception {
    Result result = execute("set -eEuo pipefail\n" + here(script), folder);
    assertThat(result.code()).as("%s%n%s%n%s", name, script, result.out()).isZero();
    return result.out();
  }

  private Result execute(String script, Path folder) throws Exception {
    Path out = Files.createTempFile(root, "block", ".out");
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", script);
    shell.directory(folder.toFile());
    shell.environment().putAll(environment);
    shell.redirectErrorStream(true).redirectOutput(out.toFile());
    Process process = shell.start();
    process.getOutputStream().close();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String text = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.isAlive()).as(script + "\n" + text).isFalse();
    return new Result(process.exitValue(), text);
  }

  /** Exit codes and arguments of the programs that ran since the last time this was asked. */
  List<String> commands() throws IOException {
    Path file = root.resolve("commands");
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Files.delete(file);
    return lines;
  }

  /** The service's log so far. */
  String journal() throws IOException {
    return Files.readString(root.resolve("journal"));
  }

  /** Ends a service that a failed test left. */
  @Override
  public void close() throws Exception {
    Path pid = root.resolve("pid");
    if (Files.exists(pid)) {
      execute("systemctl stop", root);
    }
  }
}
