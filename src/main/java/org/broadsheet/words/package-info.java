/** Words: languages, normal forms and search queries. Uses no feature and no database. */
package org.broadsheet.words;
