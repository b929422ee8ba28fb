/** Imports: records in, NDJSON both ways, one validation for every door. */
package org.broadsheet.ingest;
