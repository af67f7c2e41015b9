package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.catalog.input.CommitTime;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Which commit the site shows (page layouts 13.7). Nothing of it comes from a clock. */
public final class Freshness {

  /** The data for programs and for the footer of pages. */
  private static final String DATA = "freshness.json";

  /** File names of what says it. */
  public static final List<String> NAMES = List.of(DATA, "freshness.svg");

  private Freshness() {}

  /**
   * What the site shows.
   *
   * @param commit full commit id
   * @param committedAt committer time
   * @param pages how many pages and files the site has, each counted once whatever its forms
   * @param items how many content items it shows
   */
  public record Data(String commit, Instant committedAt, int pages, int items) {}

  /**
   * What the badge shows.
   *
   * @param commit the first digits of the commit id
   * @param date day of the commit in UTC
   */
  public record Badge(String commit, String date) {}

  /** Makes one of the files. */
  public static byte[] render(PageContext context) {
    CommitTime head = context.facts().get(InputCatalog.HEAD, "");
    return context.id().equals(DATA) ? data(context, head) : badge(context, head);
  }

  private static byte[] data(PageContext context, CommitTime head) {
    return Json.bytes(
        new Data(
            head.commit(),
            head.time(),
            context.facts().count(SiteFacts.ADDRESS),
            context.facts().count(ItemCatalog.ITEM)));
  }

  private static byte[] badge(PageContext context, CommitTime head) {
    LocalDate date = LocalDate.ofInstant(head.time(), ZoneOffset.UTC);
    return context
        .fill("freshness-badge.html.ftl", new Badge(head.shortId(), date.toString()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
