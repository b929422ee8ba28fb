package org.broadsheet.article.lock;

import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.request.Param;

/** The parameters of giving a lock back. */
record LockReleaseRequest(
        WriteRequest write,

        @Param(
                required = "the name by which the lock was taken",
                description = "The person's name, as in the lock.",
                example = "Mira Holt",
                maxLength = LockInput.NAME_LENGTH)
        String by) {}
