/** The response cache: finished bytes in front of the database, and what keeps it honest. Uses no feature. */
package org.broadsheet.cache;
