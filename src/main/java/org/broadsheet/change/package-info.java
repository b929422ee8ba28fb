/** The change log: appended by every write, read by caches, the change feed and purges. Uses no feature. */
package org.broadsheet.change;
