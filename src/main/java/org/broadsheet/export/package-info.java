/** The snapshot of everything public that the change feed continues from. */
package org.broadsheet.export;
