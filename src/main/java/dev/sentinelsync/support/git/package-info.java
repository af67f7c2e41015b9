/**
 * What reading from and writing to a Git remote have in common: addresses, credentials, trusted SSH
 * hosts, deadlines, and the meaning of failures. A leaf that knows no other package.
 */
package dev.sentinelsync.support.git;
