/** What is published of a site, and which facts each page was rendered from. */
package dev.sentinelsync.pipeline.ledger;
