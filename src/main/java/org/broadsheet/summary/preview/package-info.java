/** Tokens that show one summary through Delivery before its time has come, or as its working copy has it. */
package org.broadsheet.summary.preview;
