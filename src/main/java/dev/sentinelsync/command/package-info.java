/**
 * The command line. Each command is one class; results go to standard output, everything else to
 * standard error.
 *
 * <p>More than 25 classes lie flat here: a class for each command, and the options, printers and
 * messages that they share and nobody else may use.
 */
package dev.sentinelsync.command;
