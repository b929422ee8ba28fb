/** The way to PostgreSQL: the embedded default, and statements with bound values. Uses no feature. */
package org.broadsheet.database;
