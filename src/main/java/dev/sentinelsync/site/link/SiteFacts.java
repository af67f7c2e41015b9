package dev.sentinelsync.site.link;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** Families and indexes that the site adds to the catalog. */
public final class SiteFacts {

  /** Text of each template, by file name; an input. */
  public static final Family<String> TEMPLATE = new Family<>("template");

  /** Anchor of each product in the index of ASIM products, by product. */
  public static final Family<String> PRODUCT_ANCHOR = new Family<>("product-anchor");

  /** The pages that are there whatever the repository holds, by page key; an input. */
  public static final Family<String> FIXED_PAGE = new Family<>("fixed-page");

  /** Page keys that want an address, by its form that ignores case and Unicode composition. */
  public static final Index ADDRESS_CLAIMS = Index.of("address-claims");

  /** Where each page lies: its path from the root of the site, by page key. */
  public static final Family<String> ADDRESS = new Family<>("address");

  /** Images of the repository that the site publishes, by the id of their blob. */
  public static final Family<ReadmeImage> README_IMAGE = new Family<>("readme-image");

  private SiteFacts() {}
}
