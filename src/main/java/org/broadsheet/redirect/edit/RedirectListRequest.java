package org.broadsheet.redirect.edit;

import java.util.Optional;
import org.broadsheet.list.PageRequest;
import org.broadsheet.redirect.RedirectPath;
import org.broadsheet.request.Param;

/** The parameters of an editor's list of redirects. */
record RedirectListRequest(
        PageRequest page,

        @Param(
                description = "Only redirects from this path, ignoring case.",
                example = "/2014/05/old.html",
                maxLength = RedirectPath.MAX_LENGTH)
        Optional<String> from,

        @Param(
                description = "Only redirects to this path, URL or article (its slug).",
                example = "/articles/harbour-ferry-returns",
                maxLength = RedirectPath.MAX_LENGTH)
        Optional<String> to,

        @Param(description = "Only redirects with this text in either path.", example = "/2014/", maxLength = 200)
        Optional<String> q) {}
