/**
 * Which pages a list has: one page while it is short, else pages of its parts. One rule for all
 * lists, a function of the names alone (page layouts 1.12).
 */
package dev.sentinelsync.site.list;
