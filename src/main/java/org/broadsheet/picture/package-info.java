/** Kept pictures as everybody sees them: their sizes, crops, addresses and words. How they are made is in {@code media}. */
package org.broadsheet.picture;
