/** Pages of solutions, and their index. */
package dev.sentinelsync.site.page.solution;
