/** The delivered answer: its bytes, entity tag, lifetimes, and what it depends on. */
package org.broadsheet.response;
