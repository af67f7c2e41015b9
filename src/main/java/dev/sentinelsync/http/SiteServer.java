package dev.sentinelsync.http;

import dev.sentinelsync.publish.MediaTypes;
import dev.sentinelsync.service.settings.HttpLimits;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Shows a published site on this machine, for people who want to look at it. It reads files and
 * nothing else; it is no replacement for a web server.
 */
public final class SiteServer implements AutoCloseable {

  /** What a browser gets for a folder: the first of these that is there. */
  private static final String[] INDEXES = {"index.html", "readme.md"};

  /** Images keep their names when they change, but hardly ever change. */
  private static final String LASTING = "public, max-age=604800";

  private final Vertx vertx = Vertx.vertx();
  private final Path folder;
  private final HttpPort port;

  private SiteServer(Path folder, int number) {
    this.folder = folder;
    Router router = Router.router(vertx);
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).blockingHandler(this::answer);
    this.port =
        HttpPort.open(vertx, "serve", new Address("127.0.0.1", number), HttpLimits.DEFAULT, router);
  }

  /**
   * Opens a port on the loopback address.
   *
   * @param folder of a file target; with releases the current one is shown at each request
   * @param port 0 for any free one
   * @throws dev.sentinelsync.service.StartException if the port cannot be opened
   */
  public static SiteServer open(Path folder, int port) {
    return new SiteServer(folder, port);
  }

  /** Where a browser finds the site. */
  public String url() {
    return "http://127.0.0.1:" + port.port() + "/";
  }

  private void answer(RoutingContext context) {
    Optional<Path> file = file(context.normalizedPath());
    if (file.isEmpty()) {
      Answer.text(404, "text/plain; charset=utf-8", "There is no such page.\n").send(context);
      return;
    }
    String name = file.get().getFileName().toString();
    String tag = tag(file.get());
    context
        .response()
        .putHeader("Content-Type", MediaTypes.of(name))
        .putHeader("Cache-Control", MediaTypes.isLasting(name) ? LASTING : "no-cache")
        .putHeader("ETag", tag)
        .putHeader("X-Content-Type-Options", "nosniff");
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      context.response().setStatusCode(304).end();
    } else {
      context.response().sendFile(file.get().toString());
    }
  }

  /** Changes with the file; a file that goes meanwhile has one that fits nothing. */
  private static String tag(Path file) {
    try {
      return "\"%x-%x\"".formatted(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      return "\"\"";
    }
  }

  /** The file at a path; empty if there is none, or if it lies outside of the site. */
  private Optional<Path> file(String path) {
    try {
      Path current = folder.resolve("current");
      Path root = (Files.isDirectory(current) ? current : folder).toRealPath();
      Path found = root.resolve(path.substring(1)).normalize();
      return Stream.concat(Stream.of(found), Stream.of(INDEXES).map(found::resolve))
          .filter(Files::isRegularFile)
          .findFirst()
          .filter(file -> isInside(root, file));
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A name that begins with a dot is the store's own, such as its manifest. */
  private static boolean isInside(Path root, Path file) {
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(root)) {
        return false;
      }
      for (Path name : root.relativize(real)) {
        if (name.toString().startsWith(".")) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    port.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
