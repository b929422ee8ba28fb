package org.broadsheet.editorial;

import java.util.List;

/**
 * Content that was checked as a write checks it, but is not stored in what it is about.
 *
 * @param content under the names that everything has now
 */
public record CheckedContent<C>(C content, List<Warning> warnings) {}
