/** What every editorial write shares: who writes, preconditions, transactions, audit, repeats. Uses no feature. */
package org.broadsheet.editorial;
