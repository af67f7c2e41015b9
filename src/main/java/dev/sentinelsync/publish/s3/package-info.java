/**
 * A site in Amazon S3 or in a store that speaks its language, through Amazon's own SDK and one
 * blocking HTTP client.
 */
package dev.sentinelsync.publish.s3;
