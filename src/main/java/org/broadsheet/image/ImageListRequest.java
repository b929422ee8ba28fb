package org.broadsheet.image;

import java.util.Optional;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;

/** The parameters of the list of images. */
record ImageListRequest(
        PageRequest page,

        @Param(
                description =
                        "Only images with all of these words, each at least in its beginning, in their alternative"
                                + " text, caption, credit or file name.")
        Optional<String> q) {}
