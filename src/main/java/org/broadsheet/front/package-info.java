/** Fronts: a section's page in one call. */
package org.broadsheet.front;
