/** What a front end's path is now. */
package org.broadsheet.resolve;
