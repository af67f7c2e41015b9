package dev.sentinelsync.site;

import dev.sentinelsync.catalog.ContentItem;
import dev.sentinelsync.site.template.Markup;

/**
 * A README shown on a page.
 *
 * @param label where it is from, for people
 * @param url where it is from
 * @param text its text, made safe, its references led back to the repository
 */
public record EmbeddedReadme(String label, String url, Markup text) {

  /** The README beside a playbook, or null. */
  static EmbeddedReadme ofPlaybook(PageContext context, ContentItem item) {
    return null;
  }
}
