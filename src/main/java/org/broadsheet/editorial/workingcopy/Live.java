package org.broadsheet.editorial.workingcopy;

import java.util.UUID;

/**
 * What a working copy is a copy of, as it is now.
 *
 * @param <T> the thing as it is stored
 * @param <C> its content, as editors send it
 * @param content under the names that everything has now
 */
public record Live<T, C>(T stored, UUID id, int version, String slug, C content) {}
