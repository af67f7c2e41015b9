package dev.sentinelsync.site.page.past;

import dev.sentinelsync.support.Json;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An entry as it stands in the feeds: a feed is written by putting its entries together.
 *
 * @param updatedAt time of the commit in seconds since 1970
 * @param atom an element of Atom (RFC 4287)
 * @param json an item of JSON Feed 1.1
 */
record FeedText(long updatedAt, String atom, String json) {

  static FeedText of(FeedSite site, FeedEntry entry) {
    return new FeedText(entry.updatedAt(), atom(site, entry), Json.text(item(site, entry)));
  }

  /** When the newest of a feed was changed, its feed was. */
  Instant updated() {
    return Instant.ofEpochSecond(updatedAt);
  }

  private static String atom(FeedSite site, FeedEntry entry) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartElement("entry");
      element(xml, "id", entry.id());
      element(xml, "title", entry.title());
      element(xml, "updated", entry.updated().toString());
      link(xml, "alternate", site.url(entry.address()));
      for (String tag : entry.tags()) {
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", tag);
      }
      element(xml, "summary", entry.summary());
      xml.writeEndElement();
      xml.close();
      return text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("printable texts must have an XML form", e);
    }
  }

  static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("href", address);
  }

  private static Map<String, Object> item(FeedSite site, FeedEntry entry) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("id", entry.id());
    item.put("url", site.url(entry.address()));
    item.put("title", entry.title());
    item.put("content_text", entry.summary());
    item.put("date_published", entry.updated().toString());
    item.put("tags", entry.tags());
    return item;
  }
}
