/** Quotas: how many requests of a kind one client may send, and how it is told. Uses no feature, and not {@code access}. */
package org.broadsheet.quota;
