/** Authentication and scopes: keys, preview tokens. Depends on no feature. */
package org.broadsheet.access;
