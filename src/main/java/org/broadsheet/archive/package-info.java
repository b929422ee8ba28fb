/**
 * Archives of other systems: what is in a file, in the words of an import. Each format has a package of its own, which reads
 * {@link org.broadsheet.archive.ArchiveItem}s; what is the same for all of them is here.
 */
package org.broadsheet.archive;
