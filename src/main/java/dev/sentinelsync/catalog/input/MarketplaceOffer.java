package dev.sentinelsync.catalog.input;

/**
 * What is known of an offer on the marketplace; columns of {@code marketplace.csv}.
 *
 * @param offer {@code publisher.offer}
 * @param published whether the marketplace has it
 * @param url its page, or empty
 */
public record MarketplaceOffer(String offer, boolean published, String url) {}
