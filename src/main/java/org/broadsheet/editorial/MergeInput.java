package org.broadsheet.editorial;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a tag or author is merged into. */
@Schema(name = "MergeInput", description = "What to merge it into.")
public record MergeInput(
        @Schema(description = "The slug of the one that remains.") @NotNull @Pattern(regexp = Slugs.PATTERN)
        String into) {}
