/**
 * Reads feeds with whole texts: RSS, Atom and JSON Feed. ROME is not used here: it builds a document of the whole feed before
 * it gives the first entry, and drops the elements that it does not know, which must not be lost without a word.
 */
package org.broadsheet.archive.feed;
