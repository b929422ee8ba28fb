/** Article bodies: typed blocks, read from HTML and Markdown, written as HTML, Markdown and text. */
package org.broadsheet.body;
