/**
 * The command line. Each command is one class; results go to standard output, everything else to
 * standard error.
 */
package dev.sentinelsync.command;
