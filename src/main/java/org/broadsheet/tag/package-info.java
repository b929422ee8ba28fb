/** Tags: topics of articles. */
package org.broadsheet.tag;
