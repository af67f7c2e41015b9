/**
 * The few operations of an object store that a site needs, and what they take and give. One
 * implementation per vendor.
 */
package dev.sentinelsync.publish.objects.store;
