/** A small reading page at the root: a client of the public API, for people who open the address in a browser. */
package org.broadsheet.reader;
