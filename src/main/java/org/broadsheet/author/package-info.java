/** Authors: who wrote it. */
package org.broadsheet.author;
