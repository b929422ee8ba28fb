package org.broadsheet.editorial;

import java.util.Optional;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;

/** The parameters of an editor's list of sections, tags or authors. */
public record EditorialListRequest(
        PageRequest page,

        @Param(description = "Only those with this text in their name or slug, of tags in a synonym too.")
        Optional<String> q) {}
