package dev.sentinelsync.service;

import dev.sentinelsync.support.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Watches the pages of a fleet as readers see them. A push is visible once the page shows its edit
 * or a later one: what a busy site pushes meanwhile is published together.
 */
final class FleetPages implements AutoCloseable {

  private static final Pattern EDIT = Pattern.compile("Edit (\\d+)\\.");
  private static final long PAUSE_NANOS = 5_000_000;

  private final FleetRepositories repositories;
  private final Path page;
  private final Queue<Push> awaited = new ConcurrentLinkedQueue<>();
  private final Queue<Visible> visible = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /**
   * A push whose webhook was accepted.
   *
   * @param edit number of the edit
   * @param accepted when, by {@link System#nanoTime}
   */
  record Push(String site, int edit, long accepted) {

    static Push of(String site, String shown, long accepted) {
      return new Push(site, number(shown).orElseThrow(), accepted);
    }
  }

  /** A push that readers see, and how long that took in nanoseconds. */
  record Visible(Push push, long nanos) {}

  private FleetPages(FleetRepositories repositories, Path page) {
    this.repositories = repositories;
    this.page = page;
  }

  /**
   * Watches from now on.
   *
   * @param site one that shows a text
   * @param shown the text, by which the page of the rule is found; it is the same page everywhere
   */
  static FleetPages of(FleetRepositories repositories, String site, String shown)
      throws IOException {
    Path current = current(repositories, site).toRealPath();
    try (Stream<Path> files = Files.walk(current)) {
      Path page =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .filter(file -> text(file).contains(shown))
              .findFirst()
              .orElseThrow();
      FleetPages pages = new FleetPages(repositories, current.relativize(page));
      DaemonThreads.named("pages").newThread(pages::watch).start();
      return pages;
    }
  }

  private static Path current(FleetRepositories repositories, String site) {
    return repositories.target(site).resolve("current");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Integer> number(String text) {
    Matcher edit = EDIT.matcher(text);
    return edit.find() ? Optional.of(Integer.parseInt(edit.group(1))) : Optional.empty();
  }

  /** Waits for a push without waiting. */
  void await(Push push) {
    awaited.add(push);
  }

  /** How many pushes nobody sees yet. */
  int missing() {
    return awaited.size();
  }

  /** What became visible since the last call, in that order. */
  List<Visible> take() {
    List<Visible> taken = List.copyOf(visible);
    visible.removeAll(taken);
    return taken;
  }

  /** Waits until a push is visible and returns how long it took in nanoseconds. */
  long awaitNow(Push push) {
    while (!isVisible(push)) {
      LockSupport.parkNanos(500_000);
    }
    return System.nanoTime() - push.accepted();
  }

  private void watch() {
    while (!closed) {
      for (Push push : awaited) {
        if (isVisible(push)) {
          visible.add(new Visible(push, System.nanoTime() - push.accepted()));
          awaited.remove(push);
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isVisible(Push push) {
    try {
      String text = Files.readString(current(repositories, push.site()).resolve(page));
      return number(text).filter(edit -> edit >= push.edit()).isPresent();
    } catch (IOException e) {
      // A release was taken away under our hands: there is a newer one now.
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
