/** Manual pages and the completion script, made from the commands themselves by the build. */
package dev.sentinelsync.command.manual;
