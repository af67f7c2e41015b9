package dev.sentinelsync.command;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether somebody looks at a stream: colours and moving lines are for terminals alone. The
 * variable {@code NO_COLOR}, if it is not empty, switches colours off (no-color.org).
 *
 * @param terminal whether the stream is a terminal that can move its cursor
 * @param colour whether it shows colours
 */
record Tty(boolean terminal, boolean colour) {

  private static final int OUT = 1;
  private static final int ERR = 2;

  /** No terminal. */
  static final Tty NONE = new Tty(false, false);

  /** Standard output of this process. */
  static Tty out() {
    return of(OUT, System.getenv());
  }

  /** Standard error of this process. */
  static Tty err() {
    return of(ERR, System.getenv());
  }

  private static Tty of(int descriptor, Map<String, String> environment) {
    return isTerminal(descriptor) ? of(environment) : NONE;
  }

  /** What a terminal can, by the environment. */
  static Tty of(Map<String, String> environment) {
    // Windows sets no TERM, and its terminals know the sequences since 2016.
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Tty(!dumb, !dumb && !plain);
  }

  /** Java only says whether input and output together are a terminal; Linux says it of each. */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (Files.isSymbolicLink(link)) {
      try {
        String file = Files.readSymbolicLink(link).toString();
        return file.startsWith("/dev/pts/")
            || file.startsWith("/dev/tty")
            || file.equals("/dev/console");
      } catch (IOException e) {
        return false;
      }
    }
    return System.console() != null && saysTerminal();
  }

  /** From Java 22 on there is a console even where there is no terminal; it says so. */
  private static boolean saysTerminal() {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(System.console());
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
