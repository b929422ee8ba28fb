/** Pages of lists: keyset positions, cursors, sort keys, counts. */
package org.broadsheet.list;
