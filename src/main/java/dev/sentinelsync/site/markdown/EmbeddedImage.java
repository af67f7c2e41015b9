package dev.sentinelsync.site.markdown;

/**
 * An image of the repository that the site has itself.
 *
 * @param href reference to it from the page
 * @param width in pixels
 * @param height in pixels
 */
public record EmbeddedImage(String href, int width, int height) {}
