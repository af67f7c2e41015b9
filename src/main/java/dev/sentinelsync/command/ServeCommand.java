package dev.sentinelsync.command;

import dev.sentinelsync.http.SiteServer;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.file.FileTargets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: shows a published site in a browser of this machine. */
@Command(
    name = "serve",
    description = {
      "Shows the site of a file target in a browser of this machine.",
      "Until it is stopped (Ctrl+C). For a look; readers want a web server."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:It was stopped.",
      "1:The target is no folder of this machine, or the port is taken.",
      "2:The command line or the configuration is wrong."
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Port on 127.0.0.1; 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    SiteSettings site = common.site(common.settings());
    TargetAddress target = TargetAddress.parse(site.target());
    if (!target.scheme().equals("file")) {
      Terminal.err()
          .printf(
              "The target %s is no folder of this machine; 'serve' shows targets like file:DIR.%n",
              site.maskedTarget());
      return 1;
    }
    Path folder = FileTargets.folder(target.location());
    if (!Files.isDirectory(folder)) {
      Terminal.err().printf("The folder %s is not there. Run 'sync' first.%n", folder);
      return 1;
    }
    show(folder, port);
    return 0;
  }

  /** Shows a site until the process is stopped. */
  static void show(Path folder, int port) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "serve-stop"));
    try (SiteServer server = SiteServer.open(folder, port)) {
      Terminal.out().printf("Open %s (Ctrl+C stops)%n", server.url());
      stopped.await();
    }
  }
}
