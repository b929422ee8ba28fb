/** Images that are kept here: taking them in, what is said of them, and showing them wherever they are used. */
package org.broadsheet.image;
