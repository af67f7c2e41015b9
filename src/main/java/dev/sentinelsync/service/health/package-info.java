/** Health checks of state, targets and shutdown, as Camel's registry takes them. */
package dev.sentinelsync.service.health;
