package dev.sentinelsync.site.page.past;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.past.FeedCatalog.Feed;
import dev.sentinelsync.support.Json;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Feeds of changes, each as Atom (RFC 4287) and as JSON Feed 1.1 (page layouts 17.4). The author is
 * the site: no name of a person is in them.
 */
public final class FeedPages {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private FeedPages() {}

  /** Both forms of a feed. */
  public static List<Output> render(PageContext context) {
    Feed feed = context.facts().get(FeedCatalog.FEED, context.id());
    List<FeedText> entries =
        context.facts().get(FeedCatalog.NEWEST, feed.key()).stream()
            .map(key -> context.facts().get(FeedEntries.ENTRY, key))
            .toList();
    String json = json(context.address());
    FeedSite site = FeedSite.of(context.facts());
    return List.of(
        new Output(context.address(), Output.Role.INDEX, atom(context, site, feed, entries)),
        Output.text(json, Output.Role.INDEX, json(site, json, feed, entries, false)));
  }

  /**
   * The last form of a feed that is no more: readers of feeds show its only entry.
   *
   * @param key what it was of
   * @param removal the commit that took it away
   */
  static byte[] ended(PageContext context, String key, LastChange removal) {
    boolean atom = context.address().endsWith(".atom");
    PageId itself = new PageId(PageKind.FEED, key);
    boolean moved = context.links().exists(itself);
    // The feed of the same key may be read beside this one, and ids are unique.
    String stem = context.address().replaceFirst("\\.(atom|json)$", "");
    Feed feed = new Feed(key + "\n" + stem, key.substring(key.indexOf('/') + 1), "");
    FeedSite site = FeedSite.of(context.facts());
    FeedEntry end =
        new FeedEntry(
            FeedEntry.urn("ended\n" + feed.key()),
            moved ? "This feed has another address" : "This feed has ended",
            removal.time().getEpochSecond(),
            moved ? moved(context, itself, atom) : site.latest(),
            (moved ? "It moved with commit %s." : "What it was of is gone with commit %s.")
                .formatted(removal.commit()),
            List.of());
    List<FeedText> entries = List.of(FeedText.of(site, end));
    return atom
        ? atom(context, site, feed, entries)
        : json(site, context.address(), feed, entries, true).getBytes(StandardCharsets.UTF_8);
  }

  private static String moved(PageContext context, PageId feed, boolean atom) {
    String address = context.facts().get(SiteFacts.ADDRESS, feed.key());
    return atom ? address : json(address);
  }

  /** The address of the form in JSON. */
  public static String json(String atom) {
    return atom.replaceFirst("\\.atom$", ".json");
  }

  private static byte[] atom(
      PageContext context, FeedSite site, Feed feed, List<FeedText> entries) {
    // Encoded at once: the writer for bytes hands them on one by one.
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      FeedText.element(xml, "id", FeedEntry.urn("feed\n" + feed.key()));
      FeedText.element(xml, "title", title(site, feed));
      FeedText.element(xml, "updated", entries.get(0).updated().toString());
      xml.writeStartElement("author");
      FeedText.element(xml, "name", site.title());
      xml.writeEndElement();
      FeedText.link(xml, "self", site.url(context.address()));
      FeedText.link(xml, "alternate", site.home());
      // Ends the tag before, which the entries are no content of.
      xml.writeCharacters("");
      xml.flush();
      entries.forEach(entry -> text.append('\n').append(entry.atom()));
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("printable texts must have an XML form", e);
    }
  }

  private static String json(
      FeedSite site, String address, Feed feed, List<FeedText> entries, boolean ended) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", "https://jsonfeed.org/version/1.1");
    whole.put("title", title(site, feed));
    whole.put("home_page_url", site.home());
    whole.put("feed_url", site.url(address));
    whole.put("authors", List.of(Map.of("name", site.title())));
    if (ended) {
      whole.put("expired", true);
    }
    whole.put("items", entries.stream().map(entry -> new RawValue(entry.json())).toList());
    return Json.text(whole) + "\n";
  }

  private static String title(FeedSite site, Feed feed) {
    return feed.title() + " · " + site.title();
  }
}
