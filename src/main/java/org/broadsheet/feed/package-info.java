/** Lists and single things in the forms of other programs: feeds, sitemaps, schema.org, ninjs. It uses features. */
package org.broadsheet.feed;
