/** Pages that lead to others or say where one was (page layouts 16). */
package dev.sentinelsync.site.page.past;
