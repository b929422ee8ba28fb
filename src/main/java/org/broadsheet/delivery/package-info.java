/** What every public read shares: pages and cursors, parameters, problems, entity tags and lifetimes. Uses no feature. */
package org.broadsheet.delivery;
