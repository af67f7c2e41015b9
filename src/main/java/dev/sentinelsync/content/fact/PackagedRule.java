package dev.sentinelsync.content.fact;

/**
 * An analytic rule as a solution's package deploys it (analysis rules 9.9).
 *
 * @param id in lower case; empty where the deployment makes one
 * @param name its display name
 * @param version as spelled; empty where the package does not say it
 * @param query as {@link QueryDigest} has it; empty if it has none
 */
public record PackagedRule(String id, String name, String version, String query) {}
