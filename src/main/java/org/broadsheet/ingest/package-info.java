/** Imports: NDJSON in both directions, with the same validation as every other write. */
package org.broadsheet.ingest;
