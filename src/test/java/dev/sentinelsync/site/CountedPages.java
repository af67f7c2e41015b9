package dev.sentinelsync.site;

import dev.sentinelsync.testing.BuiltSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The pages of a built site as a reader sees them, to be counted one by one. */
final class CountedPages {

  private final SortedMap<String, Page> pages = new TreeMap<>();

  CountedPages(BuiltSite site) {
    for (String address : site.addresses()) {
      if (address.endsWith(".md")) {
        pages.put(address, Page.of(address, site.text(address)));
      }
    }
  }

  /**
   * A page.
   *
   * @param address where it lies
   * @param published its text
   * @param attributes the rows of its first table with bold names
   */
  record Page(String address, PublishedPage published, Map<String, String> attributes) {

    static Page of(String address, String text) {
      PublishedPage published = new PublishedPage(text);
      return new Page(address, published, PublishedPage.attributes(text));
    }

    boolean says(String words) {
      return published.text().contains(words);
    }

    /** A row of a table without bold names. */
    String plain(String name) {
      return PublishedPage.rows(published.text()).stream()
          .filter(row -> row.get(0).equals(name))
          .map(row -> row.get(1))
          .findFirst()
          .orElse("");
    }

    /** The pages that a text of this page links, by address. */
    List<String> linked(String text) {
      List<String> addresses = new ArrayList<>();
      String folder = address.contains("/") ? address.substring(0, address.indexOf('/') + 1) : "";
      for (PublishedPage.Link link : PublishedPage.links(text)) {
        String target = link.target().replaceFirst("#.*", "");
        addresses.add(target.startsWith("../") ? target.substring(3) : folder + target);
      }
      return addresses;
    }
  }

  Page at(String address) {
    return pages.get(address);
  }

  /** Pages of a folder of which something is true. */
  List<Page> in(String folder, Predicate<Page> condition) {
    return pages.values().stream()
        .filter(page -> page.address().startsWith(folder + "/"))
        .filter(condition)
        .toList();
  }

  /** Solutions, without the two groups of items that belong to none. */
  List<Page> solutions() {
    return in("solutions", page -> page.says("## Solution Information"));
  }

  /** Connectors that a solution defines. */
  List<Page> connectors() {
    return in("connectors", page -> page.attributes().containsKey("Connector Definition Files"));
  }

  List<Page> tables() {
    return in("tables", page -> true);
  }

  List<Page> items() {
    return in("content", page -> page.attributes().containsKey("Type"));
  }

  List<Page> parsers() {
    return in("parsers", page -> page.says("## Parser Information"));
  }

  /** ASIM parsers that a file defines. */
  List<Page> asimParsers() {
    return in("asim", page -> page.attributes().containsKey("Source File"));
  }

  /** The page that an attribute links first. */
  Page linked(Page from, String attribute) {
    return at(from.linked(from.attributes().get(attribute)).get(0));
  }
}
