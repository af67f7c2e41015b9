package dev.sentinelsync.http;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One thing that the management port does.
 *
 * @param method HTTP method
 * @param path matches the whole path; its groups become the request's variables
 * @param guarded whether the bearer token is asked for
 * @param handler what answers
 */
public record ManagementRoute(
    String method, Pattern path, boolean guarded, Function<ManagementRequest, Answer> handler) {

  /** A route that anyone who reaches the port may use. */
  public static ManagementRoute open(String path, Function<ManagementRequest, Answer> handler) {
    return new ManagementRoute("GET", Pattern.compile(path), false, handler);
  }

  /** A route that asks for the token. */
  public static ManagementRoute guarded(
      String method, String path, Function<ManagementRequest, Answer> handler) {
    return new ManagementRoute(method, Pattern.compile(path), true, handler);
  }
}
