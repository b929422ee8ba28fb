/** Authentication and scopes: keys, preview tokens, who reads for a partner and what its product is. Depends on no feature. */
package org.broadsheet.access;
