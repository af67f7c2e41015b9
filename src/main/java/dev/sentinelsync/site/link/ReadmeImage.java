package dev.sentinelsync.site.link;

/**
 * An image of the repository that the site publishes, since a README shows it.
 *
 * @param blob id of its blob
 * @param ending of its file name on the site, without a dot; says what it is
 * @param width in pixels
 * @param height in pixels
 */
public record ReadmeImage(String blob, String ending, int width, int height) {}
