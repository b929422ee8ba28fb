/** Article bodies: typed blocks, read from and written as HTML, Markdown, plain text and JSON. */
package org.broadsheet.body;
