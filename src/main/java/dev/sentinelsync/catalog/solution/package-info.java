/** Solutions, what their definitions list, and the families and indexes of solutions. */
package dev.sentinelsync.catalog.solution;
