package dev.sentinelsync.command.doctor;

import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.service.settings.ServiceSettings.Address;
import java.io.IOException;
import java.net.BindException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Consumer;

/** Whether the service could listen on its ports. */
final class Ports {

  private static final int PATIENCE_MILLIS = 2_000;

  private Ports() {}

  static void check(ServiceSettings.Ports ports, Consumer<Finding> findings) {
    boolean runs = isServiceAt(ports.management());
    findings.accept(check("webhooks", ports.http(), runs));
    findings.accept(check("management", ports.management(), runs));
  }

  private static Finding check(String what, Address address, boolean serviceRuns) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address.host(), address.port()));
      return Finding.ok("port", what, address + " is free.");
    } catch (BindException e) {
      return serviceRuns
          ? Finding.ok("port", what, address + " is in use: the service runs.")
          : Finding.fail(
              "port",
              what,
              "%s cannot be listened on: %s.".formatted(address, e.getMessage()),
              "Only 'run' needs it. End the other program, or set another port.");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(
          "port", what, "%s cannot be listened on: %s.".formatted(address, e.getMessage()), "");
    }
  }

  private static boolean isServiceAt(Address management) {
    try {
      URI page = URI.create("http://" + management.reachable() + "/observe/health/live");
      HttpURLConnection asked = (HttpURLConnection) page.toURL().openConnection(Proxy.NO_PROXY);
      asked.setConnectTimeout(PATIENCE_MILLIS);
      asked.setReadTimeout(PATIENCE_MILLIS);
      return asked.getResponseCode() == HttpURLConnection.HTTP_OK
          && String.valueOf(asked.getContentType()).startsWith("application/json");
    } catch (IOException | IllegalArgumentException e) {
      // Nobody listens, or something else does.
      return false;
    }
  }
}
