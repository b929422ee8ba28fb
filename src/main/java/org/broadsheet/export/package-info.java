/** Copies of the newsroom: of everything public, from which the change feed continues, and of everything for its editors. */
package org.broadsheet.export;
