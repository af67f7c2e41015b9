package dev.sentinelsync.state;

import java.time.Instant;

/**
 * The right to publish a site, as the database sees it.
 *
 * @param site the site
 * @param owner who holds it; one attempt to publish, not merely one machine
 * @param fence rises with each new holder of the site, over all time; what is written under a lower
 *     number than one already seen is refused
 * @param acquiredAt when it was acquired, by the database's clock
 * @param expiresAt when others may take it, by the database's clock
 */
public record Lease(String site, String owner, long fence, Instant acquiredAt, Instant expiresAt) {}
