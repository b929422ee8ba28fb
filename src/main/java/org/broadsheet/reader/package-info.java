/** The reading pages: Delivery as HTML, rendered from the views that the API answers with. */
package org.broadsheet.reader;
