/** Reads sites of Markdown files with front matter, as Jekyll, Hugo, Astro and Eleventy keep them. */
package org.broadsheet.archive.markdown;
