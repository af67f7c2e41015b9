package dev.sentinelsync.state;

import java.time.Instant;

/**
 * A pause of a site by an operator.
 *
 * @param site the site
 * @param by who, at most 128 characters
 * @param reason why, at most 1,024 characters; may be empty
 * @param at since when
 */
public record Pause(String site, String by, String reason, Instant at) {}
