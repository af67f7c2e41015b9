/** What browsers, crawlers and hosts ask a site for besides its pages (page layouts 13.6). */
package dev.sentinelsync.site.web;
