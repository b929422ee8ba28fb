/** The snapshot of everything public, from which the change feed continues. */
package org.broadsheet.export;
