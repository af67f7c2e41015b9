package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTrait;
import java.util.Locale;

/** Under which letter a name stands (page layouts 1.10). */
public final class Letters {

  /** Stands for every name that does not begin with a letter. */
  public static final String OTHER = "#";

  /** More items than this do not fit on one page (page layouts 8.6). */
  private static final int MOST_ON_A_PAGE = 500;

  private Letters() {}

  /** The first character upper-cased if it is a letter, else {@link #OTHER}. */
  public static String of(String name) {
    if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
      return OTHER;
    }
    String first = new String(Character.toChars(name.codePointAt(0)));
    return first.toUpperCase(Locale.ROOT);
  }

  /** Whether a type has so many items that each letter has a page of its own. */
  public static boolean isSplit(ContentType type, Facts facts) {
    return type.has(ItemTrait.PAGE_PER_LETTER)
        && facts.count(ItemCatalog.ITEMS_BY_TYPE, type.key()) > MOST_ON_A_PAGE;
  }

  /** The types that have items. */
  public static final class Types implements Derivation<ContentType> {

    @Override
    public Family<ContentType> family() {
      return ItemCatalog.TYPE;
    }

    @Override
    public ContentType derive(String slug, Facts facts) {
      return ContentType.ofSlug(slug);
    }
  }

  /** The fact that a letter of a type has a page. */
  public static final class Derived implements Derivation<String> {

    @Override
    public Family<String> family() {
      return ItemCatalog.LETTER;
    }

    @Override
    public String derive(String id, Facts facts) {
      ContentType type = ContentType.ofSlug(id.substring(0, id.indexOf('/')));
      return isSplit(type, facts) ? id : null;
    }
  }
}
