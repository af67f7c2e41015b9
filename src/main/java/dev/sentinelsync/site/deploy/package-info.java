/** Deployment templates of analytic rules (page layouts 14). */
package dev.sentinelsync.site.deploy;
