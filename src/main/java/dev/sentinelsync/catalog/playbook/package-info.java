/** The Logic App connectors that playbooks use (analysis rules 4.7). */
package dev.sentinelsync.catalog.playbook;
