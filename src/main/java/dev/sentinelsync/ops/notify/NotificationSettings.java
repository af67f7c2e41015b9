package dev.sentinelsync.ops.notify;

import dev.sentinelsync.service.settings.SecretPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who is notified of failures, and how soon.
 *
 * @param channel where messages go; empty if nobody is notified
 * @param rules what is worth a message
 * @param link address of the dashboard for people, put into each message
 */
public record NotificationSettings(
    Optional<Channel> channel, NoiseRules rules, Optional<String> link) {

  /** Kinds of receivers. */
  public enum Format {
    /** Plain JSON, for programs. */
    WEBHOOK,
    /** An Adaptive Card, for a workflow of Microsoft Teams. */
    TEAMS,
    /** Blocks, for an incoming webhook of Slack. */
    SLACK
  }

  /**
   * A receiver.
   *
   * @param format what it understands
   * @param url where its address is found; who knows that address can write, so it is a secret
   */
  public record Channel(Format format, SecretPlace url) {

    private static final Pattern LOOPBACK =
        Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

    /**
     * The address that holds now; a file is read again at each call.
     *
     * @param environment environment variables
     * @throws IllegalArgumentException if there is none or it cannot be used, with a message that
     *     does not contain it
     */
    public URI address(Function<String, String> environment) {
      List<String> values = url.values(environment);
      if (values.isEmpty()) {
        throw new IllegalArgumentException(
            "no address is given; set the environment variable %s or notify.url-file."
                .formatted(url.variable().orElse("")));
      }
      URI address = parsed(values.get(0));
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      boolean local = scheme.equals("http") && LOOPBACK.matcher(host).matches();
      if (address.getHost() == null || !(scheme.equals("https") || local)) {
        throw new IllegalArgumentException(
            "the address must be https://…; http is for this machine only.");
      }
      if (address.getRawUserInfo() != null) {
        throw new IllegalArgumentException("the address must not hold a user name or password.");
      }
      return address;
    }

    private static URI parsed(String text) {
      try {
        return new URI(text);
      } catch (URISyntaxException e) {
        // Its message would quote the address.
        throw new IllegalArgumentException("the address is no URL.");
      }
    }
  }
}
