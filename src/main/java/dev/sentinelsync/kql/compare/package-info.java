/** What two versions of a query differ in, by meaning and not by text. */
package dev.sentinelsync.kql.compare;
