/** The change log: every write appends to it; caches, the change feed and webhooks read it. Depends on no feature. */
package org.broadsheet.change;
