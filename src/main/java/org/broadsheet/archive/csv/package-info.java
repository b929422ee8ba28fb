/** Reads tables of articles: comma-separated values with a header. */
package org.broadsheet.archive.csv;
