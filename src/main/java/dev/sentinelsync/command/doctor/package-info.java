/** What {@code doctor} looks at: each check says what is wrong and what to do. */
package dev.sentinelsync.command.doctor;
