package dev.sentinelsync.testing;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. */
final class ContainerPostgres implements PostgresServer {

  private final int port = freePort();
  private final PostgreSQLContainer server;

  ContainerPostgres() {
    server =
        new PostgreSQLContainer(ContainerEngine.image("postgres"))
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200")
            // The engine would give a container that is started again another port.
            .withCreateContainerCmdModifier(
                create ->
                    create
                        .getHostConfig()
                        .withPortBindings(
                            new PortBinding(
                                Binding.bindPort(port),
                                ExposedPort.tcp(PostgreSQLContainer.POSTGRESQL_PORT))));
    server.start();
  }

  /** Its image; empty if it cannot be had. */
  static Optional<DockerImageName> image() {
    return ContainerEngine.find(ContainerEngine.name("postgres"));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No port is free for PostgreSQL.", e);
    }
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://" + server.getHost() + ":" + port + "/" + database;
  }

  @Override
  public String user() {
    return server.getUsername();
  }

  @Override
  public String password() {
    return server.getPassword();
  }

  @Override
  public void crash() {
    server.getDockerClient().killContainerCmd(server.getContainerId()).exec();
  }

  @Override
  public void startAgain() {
    server.getDockerClient().startContainerCmd(server.getContainerId()).exec();
  }

  @Override
  public void close() {
    server.close();
  }
}
