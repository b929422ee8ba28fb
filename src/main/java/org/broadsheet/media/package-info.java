/** The pictures themselves: telling what a file is, making masters and sizes, and keeping and serving their bytes. */
package org.broadsheet.media;
