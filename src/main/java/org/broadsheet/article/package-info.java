/** The public reading of articles: lists of teasers, whole articles, their bodies, related stories and notices. */
package org.broadsheet.article;
