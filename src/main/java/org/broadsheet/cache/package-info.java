/** The response cache: finished bytes in front of the database, and their eviction. Uses no feature. */
package org.broadsheet.cache;
