/** Pages of ATT&amp;CK techniques and layers for the ATT&amp;CK Navigator (page layouts 9.5). */
package dev.sentinelsync.site.page.attack;
