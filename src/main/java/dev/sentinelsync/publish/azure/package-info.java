/**
 * A site in Azure Blob Storage, through Microsoft's own SDK and the JDK's HTTP client. Works for
 * the container of static websites, {@code $web}, as for any other.
 */
package dev.sentinelsync.publish.azure;
