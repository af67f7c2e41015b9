package dev.sentinelsync.service;

import dev.sentinelsync.service.settings.ServiceSettings.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Checks before the start whether a port can be opened, so that nothing is opened in vain. */
final class PortProbe {

  private PortProbe() {}

  /**
   * Opens the port and closes it again.
   *
   * @param key the setting that names the port, for the message
   * @throws StartException if it cannot be opened
   */
  static void check(String key, Address address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
    } catch (UnknownHostException e) {
      throw new StartException(
          "%s.host: '%s' is no name or address of this machine.".formatted(key, address.host()), e);
    } catch (IOException e) {
      throw new StartException(
          "%s.port: %s cannot be opened (%s). Stop what uses it or set another port."
              .formatted(key, address, e.getMessage()),
          e);
    }
  }
}
