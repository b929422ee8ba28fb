/** The reading pages: a small front end, built from {@code src/main/webui}, that uses nothing but the public API. */
package org.broadsheet.reader;
