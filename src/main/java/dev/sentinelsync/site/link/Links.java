package dev.sentinelsync.site.link;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.PercentEncoding;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Links from one page to others. Every link asks for the address of the page that it leads to, so
 * there is no way to write a dead one, and a page that moves takes its links along.
 */
public final class Links {

  private final Facts facts;
  private final String from;
  private final UnaryOperator<String> form;
  private final String root;
  private final Set<String> references = new HashSet<>();

  /**
   * Links of a page of Markdown.
   *
   * @param facts the recorded view of the page that is being made
   * @param from the address of that page
   */
  public Links(Facts facts, String from) {
    this(facts, from, UnaryOperator.identity(), WebAddress.toRoot(from));
  }

  /**
   * Links of a page in another form.
   *
   * @param form the address of the form of a page, from the page's address
   * @param root the way to the root of the site
   */
  public Links(Facts facts, String from, UnaryOperator<String> form, String root) {
    this.facts = facts;
    this.from = from;
    this.form = form;
    this.root = root;
  }

  /** All references to pages that were asked for so far, without anchors. */
  public Set<String> references() {
    return Collections.unmodifiableSet(references);
  }

  /**
   * The relative reference to a page.
   *
   * @throws IllegalStateException if there is no such page
   */
  public String href(PageId page) {
    return relative(address(page));
  }

  /**
   * The reference to a page by way of the root of the site, also from a page of the same folder.
   * Frames of pages have this form.
   *
   * @throws IllegalStateException if there is no such page
   */
  public String hrefByRoot(PageId page) {
    return noted(root + form.apply(address(page)));
  }

  private String address(PageId page) {
    return facts
        .find(SiteFacts.ADDRESS, page.key())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "page %s links to %s, which does not exist".formatted(from, page)));
  }

  /** The relative reference to a page, if there is such a page. */
  public Optional<String> find(PageId page) {
    return facts.find(SiteFacts.ADDRESS, page.key()).map(this::relative);
  }

  /**
   * The reference to a file that the page brings besides, by way of the root of the site.
   *
   * @param address path of the file from the root of the site
   */
  public String toFile(String address) {
    return noted(root + PercentEncoding.path(address));
  }

  /** Whether there is such a page. */
  public boolean exists(PageId page) {
    return facts.find(SiteFacts.ADDRESS, page.key()).isPresent();
  }

  /** A link with a plain label. */
  public Markup to(PageId page, String label) {
    return new Markup("[" + Escape.label(label) + "](" + href(page) + ")");
  }

  /** A link with a label in code type. */
  public Markup code(PageId page, String label) {
    return new Markup("[" + Escape.code(label) + "](" + href(page) + ")");
  }

  /** A link to a heading of a page. */
  public Markup to(PageId page, String anchor, String label) {
    return new Markup("[" + Escape.label(label) + "](" + href(page) + "#" + anchor + ")");
  }

  /** The path to an address from the page's folder. */
  private String relative(String page) {
    String address = form.apply(page);
    int common = 0;
    for (int slash = from.indexOf('/');
        slash >= 0 && address.startsWith(from.substring(0, slash + 1));
        slash = from.indexOf('/', common)) {
      common = slash + 1;
    }
    return noted(WebAddress.toRoot(from.substring(common)) + address.substring(common));
  }

  private String noted(String reference) {
    references.add(reference);
    return reference;
  }
}
