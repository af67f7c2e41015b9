package dev.sentinelsync.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The PostgreSQL of a Debian-like system, started by hand on a folder of its own. */
final class InstalledPostgres implements PostgresServer {

  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");

  /** The first version with MERGE. */
  private static final int OLDEST = 15;

  private final Path binaries;
  private final Path folder;
  private final int port;
  private final boolean root = "root".equals(System.getProperty("user.name"));

  InstalledPostgres(Path binaries) throws IOException, InterruptedException {
    this.binaries = binaries;
    this.folder = Files.createTempDirectory("sentinelsync-postgres");
    this.port = freePort();
    Path secret = Files.writeString(folder.resolve("password"), password());
    if (root) { // PostgreSQL refuses to run as root
      UserPrincipal postgres =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
      Files.setOwner(folder, postgres);
      Files.setOwner(secret, postgres);
    }
    run(
        "initdb",
        "-N",
        "--pgdata=" + data(),
        "--username=" + user(),
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
    startAgain();
  }

  /** The binaries of the newest version that is new enough. */
  static Optional<Path> find() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("\\d+"))
          .filter(version -> number(version) >= OLDEST)
          .filter(version -> Files.isExecutable(version.resolve("bin/initdb")))
          .max(Comparator.comparingInt(InstalledPostgres::number))
          .map(version -> version.resolve("bin"));
    }
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public String password() {
    return "postgres";
  }

  @Override
  public void crash() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
  }

  @Override
  public void startAgain() throws IOException, InterruptedException {
    String options =
        "-p " + port + " -h 127.0.0.1 -k " + folder + " -c fsync=off -c max_connections=200";
    run("pg_ctl", "-D", data(), "-l", folder + "/log", "-o", options, "-w", "start");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      crash();
    } finally {
      deleteFolder();
    }
  }

  private String data() {
    return folder + "/data";
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("sentinelsync-postgres", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    String said = Files.readString(output);
    Files.delete(output);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(program + " failed: " + said);
    }
  }

  private void deleteFolder() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static int number(Path version) {
    return Integer.parseInt(version.getFileName().toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
