package dev.sentinelsync.site.web;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.PageSource;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.PercentEncoding;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The list of all pages for crawlers, in the form of sitemaps.org: an index, and parts beside it at
 * the root, since a part may name pages below its own folder only. Which part names a page depends
 * on the address of the page alone, so that a changed page writes one part.
 */
public final class Sitemap implements Derivation<Sitemap.Entry> {

  private static final Family<Entry> ENTRY = new Family<>("sitemap-entry");

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  /** Seconds since 1970 of the first instant whose year has five digits. */
  private static final long FIVE_DIGITS = 253_402_300_800L;

  private Sitemap() {}

  /**
   * A page of the list.
   *
   * @param part address of the part that names it
   * @param address of the page's HTML form, from the root of the site
   * @param changed when the file that it shows changed last; empty if that is not known, or if the
   *     page shows no single file
   */
  record Entry(String part, String address, String changed) {}

  /** Puts the family behind that of the addresses. */
  public static void register(FactGraph.Builder builder) {
    builder.derivedForEach(SiteFacts.ADDRESS, new Sitemap());
  }

  @Override
  public Family<Entry> family() {
    return ENTRY;
  }

  @Override
  public Entry derive(String key, Facts facts) {
    PageKind kind = PageId.parse(key).kind();
    boolean listed = kind != PageKind.WEB_FILE && kind.isContent();
    if (!listed || !Forms.of(facts).files().contains(WebFiles.SITEMAP)) {
      return null;
    }
    return facts
        .find(SiteFacts.ADDRESS, key)
        .map(HtmlAddress::of)
        .filter(HtmlAddress::isHtml)
        .map(address -> new Entry(part(address), address, changed(PageId.parse(key), facts)))
        .orElse(null);
  }

  /** By folder, then by six bits of the digest of the address. */
  private static String part(String address) {
    int slash = address.lastIndexOf('/');
    String folder = slash < 0 ? "root" : address.substring(0, slash).replace('/', '-');
    int bits = Integer.parseInt(Slug.md5(address).substring(0, 2), 16) >> 2;
    return "sitemap-%s-%02x.xml".formatted(folder, bits);
  }

  private static String changed(PageId page, Facts facts) {
    Optional<LastChange> change =
        PageSource.of(page, facts).flatMap(path -> facts.find(InputCatalog.LAST_CHANGE, path));
    // A commit may carry any time; the format has years of four digits.
    return change
        .map(LastChange::committedAt)
        .filter(seconds -> seconds >= 0 && seconds < FIVE_DIGITS)
        .map(seconds -> Instant.ofEpochSecond(seconds).toString())
        .orElse("");
  }

  /** The index and its parts. */
  static List<Output> render(PageContext context) {
    String site = context.setting(HtmlPages.SITE_URL) + "/";
    SortedMap<String, SortedMap<String, String>> parts = new TreeMap<>();
    for (Entry entry : context.facts().all(ENTRY)) {
      parts
          .computeIfAbsent(entry.part(), part -> new TreeMap<>())
          .put(entry.address(), entry.changed());
    }
    SortedMap<String, String> index = new TreeMap<>();
    parts.keySet().forEach(part -> index.put(part, ""));
    List<Output> outputs = new ArrayList<>();
    outputs.add(file(WebFiles.SITEMAP, "sitemapindex", "sitemap", site, index));
    parts.forEach((part, pages) -> outputs.add(file(part, "urlset", "url", site, pages)));
    return outputs;
  }

  private static Output file(
      String address, String list, String element, String site, SortedMap<String, String> entries) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement(list);
      xml.writeDefaultNamespace(NAMESPACE);
      for (var entry : entries.entrySet()) {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        write(xml, "loc", site + PercentEncoding.path(entry.getKey()));
        if (!entry.getValue().isEmpty()) {
          write(xml, "lastmod", entry.getValue());
        }
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return Output.text(address, Role.INDEX, text + "\n");
  }

  private static void write(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
