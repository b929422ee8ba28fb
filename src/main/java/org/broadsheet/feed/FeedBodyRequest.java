package org.broadsheet.feed;

import java.util.Optional;
import org.broadsheet.article.BodyRequest;
import org.broadsheet.request.Param;

/** The parameter of feeds that says what their entries carry. */
record FeedBodyRequest(
        @Param(
                name = BodyRequest.BODY,
                description =
                        "Whether entries carry the whole body (`html`) or only a short text (`none`): the standfirst,"
                                + " or an excerpt if there is none. For RSS, Atom and JSON Feed; the default is the"
                                + " publication’s setting, `html` unless it chose otherwise.",
                example = "none")
        Optional<FeedBody> body) {}
