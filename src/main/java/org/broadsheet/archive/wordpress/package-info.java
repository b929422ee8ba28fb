/** WordPress eXtended RSS (WXR), versions 1.0 to 1.2, as WordPress's own exporter and its imitators write it. */
package org.broadsheet.archive.wordpress;
