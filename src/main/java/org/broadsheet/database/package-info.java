/** Access to PostgreSQL: the embedded default, reads, writes, visibility, the clock. Depends on no feature. */
package org.broadsheet.database;
