package org.broadsheet.feed;

import java.util.Optional;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.request.Param;

/** The parameter of feeds that says what their entries carry. */
record FeedBodyRequest(
        @Param(
                name = BodyRequest.BODY,
                description = "Whether entries carry their whole body (`html`) or a summary alone (`none`): the"
                        + " standfirst, or an excerpt where there is none. Of RSS, Atom and JSON Feed; the default is"
                        + " the publication’s, `html` unless it chose otherwise.",
                example = "none")
        Optional<FeedBody> body) {}
