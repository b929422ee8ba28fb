package org.broadsheet.editorial.workingcopy;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored working copy.
 *
 * @param <C> the content, as editors send it
 * @param thing the id of what it is a copy of
 * @param version counts the saves of all working copies that the thing ever had
 * @param base the thing's content when it was made or last rebased, under the names that everything has now
 * @param baseVersion the thing's version that had it
 * @param content under the names that everything has now
 * @param failure why publishing it by the clock failed; null if it did not, or if it was saved since
 */
public record WorkingCopy<C>(
        UUID thing,
        int version,
        C base,
        int baseVersion,
        C content,
        Instant madeAt,
        String madeBy,
        Instant savedAt,
        String savedBy,
        WorkingCopyFailure failure) {}
