/** Who may do what: keys with scopes. Uses no feature. */
package org.broadsheet.access;
