/** Fronts: the home page or a section's page, each in one call. */
package org.broadsheet.front;
