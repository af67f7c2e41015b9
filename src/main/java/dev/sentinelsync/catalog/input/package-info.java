/**
 * What comes in from outside: files of a revision, reference facts, settings; and the rules about
 * folders and names that need nothing else.
 */
package dev.sentinelsync.catalog.input;
