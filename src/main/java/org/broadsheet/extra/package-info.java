/** The fields that are a newsroom's own, and the JSON Schemas that it puts for them. */
package org.broadsheet.extra;
