/**
 * How pictures are kept: what a sent file is and says, the master that is made of it, the sizes that are made of the master.
 */
package org.broadsheet.media;
