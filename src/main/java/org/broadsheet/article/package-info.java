/** Articles: teasers and their lists, whole articles, related stories, and the writing of them. */
package org.broadsheet.article;
