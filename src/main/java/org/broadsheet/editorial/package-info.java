/** What every editorial write shares: the caller, preconditions, transactions, audit, idempotency. Uses no feature. */
package org.broadsheet.editorial;
