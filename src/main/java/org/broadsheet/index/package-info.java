/** For people and crawlers: the index of the API, and the pages that explain its problems. */
package org.broadsheet.index;
