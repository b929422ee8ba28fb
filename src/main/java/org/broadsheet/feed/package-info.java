/** Lists and single articles in the formats of other programs: feeds, sitemaps, schema.org, ninjs. */
package org.broadsheet.feed;
