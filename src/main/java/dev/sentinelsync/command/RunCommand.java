package dev.sentinelsync.command;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.http.ManagedService;
import dev.sentinelsync.http.dashboard.Dashboard;
import dev.sentinelsync.http.dashboard.EventFeed;
import dev.sentinelsync.ops.notify.Notifications;
import dev.sentinelsync.ops.trace.RunTraces;
import dev.sentinelsync.service.ServiceListener;
import dev.sentinelsync.service.ServiceParts;
import dev.sentinelsync.service.ServiceParts.Additions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code run}: the service, until it is asked to stop. */
@Command(
    name = "run",
    description = "Runs the service: syncs all configured sites by schedule and webhook.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:It was asked to stop (SIGTERM, SIGINT) and every running sync ended.",
      "1:It could not start, or a running sync did not end in time.",
      "2:The command line or the configuration is wrong."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws InterruptedException {
    ServiceLog.configure();
    Settings settings = common.serviceSettings();
    CompletableFuture<ManagedService> started = new CompletableFuture<>();
    // Before the start: a signal during the start must end it too.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started), "shutdown"));
    try {
      started.complete(start(settings));
    } catch (RuntimeException | Error e) {
      // An end that waits for a start which never comes would hang.
      started.completeExceptionally(e);
      throw e;
    }
    // The hook ends the process; nothing else does.
    new CountDownLatch(1).await();
    return 0;
  }

  private static ManagedService start(Settings settings) {
    EventFeed feed = new EventFeed();
    Notifications notifications =
        Notifications.of(settings.operations().notifications(), System::getenv, Clock.systemUTC());
    Optional<RunTraces> traces =
        settings
            .operations()
            .traces()
            .map(to -> RunTraces.to(to, settings.service().instance(), settings.proxies()));
    List<ServiceListener> listeners = new ArrayList<>(List.of(notifications));
    traces.ifPresent(listeners::add);
    ManagedService service =
        Operations.start(
            new ServiceParts(
                settings.service(),
                settings.sites(),
                settings.state(),
                settings.contentLimits(),
                settings.routes(),
                System::getenv,
                Clock.systemUTC(),
                Additions.listeners(listeners)),
            settings.masked(),
            List.of(feed));
    Dashboard.open(
        service,
        settings.operations().dashboard(),
        settings.service().instance(),
        settings.sites(),
        feed,
        Clock.systemUTC());
    service.beforeClosing(notifications::close);
    notifications.begin(service.service().control());
    traces.ifPresent(sender -> service.beforeClosing(sender::close));
    return service;
  }

  /**
   * A hook cannot set the exit code but by halting; without that every stop would look like a
   * failure (143) to who started the process.
   */
  private static void end(CompletableFuture<ManagedService> started) {
    ManagedService service;
    try {
      service = started.join();
    } catch (CompletionException e) {
      // It did not start; who started it hears that from the thread that tried.
      return;
    }
    int code = 1;
    try {
      code = service.stop() ? 0 : 1;
    } finally {
      // The log is left open: each line is out when it is written, and what threads still say after
      // it was closed would come out as complaints of the log itself.
      Runtime.getRuntime().halt(code);
    }
  }
}
