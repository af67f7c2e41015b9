package dev.sentinelsync.support;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Named threads that do not keep the process alive. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /** Threads that all have one name. */
  public static ThreadFactory named(String name) {
    return task -> daemon(task, name);
  }

  /** Threads with a number behind their name, from 1. */
  public static ThreadFactory numbered(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> daemon(task, name + "-" + number.incrementAndGet());
  }

  /** A thread for each task, so that none waits for another one, however few processors. */
  public static Executor each(String name) {
    return task -> daemon(task, name).start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
