/** The management port: control interface, health and metrics. */
package dev.sentinelsync.http;
