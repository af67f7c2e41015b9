package dev.sentinelsync.site.page;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import java.util.List;

/**
 * What the template of a part of an index sees (page layouts 1.12).
 *
 * @param list identifier of the list, which decides on the columns
 * @param index reference to the page of the whole list
 * @param view the part, and the pages of other parts
 * @param rows rows as the index has them; empty if smaller parts have pages
 * @param signs which signs are beside names
 */
public record IndexPart(
    String list, String index, ListView view, List<? extends Record> rows, Signs signs) {

  /**
   * Signs that a page explains because its rows have them.
   *
   * @param unpublished a solution that is not on the marketplace
   * @param deprecated a deprecated connector
   * @param discovered something that the definition of its solution does not list
   * @param usesAsim a solution that uses ASIM parsers
   */
  public record Signs(
      boolean unpublished, boolean deprecated, boolean discovered, boolean usesAsim) {

    /** No sign. */
    public static final Signs NONE = new Signs(false, false, false, false);
  }

  /** Makes the page of a part. */
  public static String fill(
      PageContext context, ListPart part, List<? extends Record> rows, Signs signs) {
    PageId index = PageId.of(IndexList.of(part.list()).page());
    return context.fill(
        "index-part.md.ftl",
        new IndexPart(
            part.list(),
            context.links().href(index),
            ListView.of(context, part, PageKind.INDEX_PART),
            rows,
            signs));
  }
}
