/** Images of the repository that READMEs show on the site (page layouts 13.8). */
package dev.sentinelsync.site.image;
