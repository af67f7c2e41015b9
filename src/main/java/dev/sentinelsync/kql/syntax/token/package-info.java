/** From the text of a query to its tokens: words, numbers, strings, punctuation. */
package dev.sentinelsync.kql.syntax.token;
