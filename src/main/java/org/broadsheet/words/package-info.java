/** Languages, text normalization and search queries. Depends on no feature and on no database. */
package org.broadsheet.words;
