/** Logic App connectors: their pages, and their part of the pages of playbooks. */
package dev.sentinelsync.site.page.playbook;
