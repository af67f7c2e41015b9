/** Rules about text that every room shares: sort orders. Knows no other room. */
package dev.sentinelsync.text;
