/** What does not fit together between files of the repository (analysis rules 13.1). */
package dev.sentinelsync.catalog.check;
