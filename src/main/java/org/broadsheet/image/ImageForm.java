package org.broadsheet.image;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form of pictures, for the contract: {@link UploadReader} reads it as it comes. */
@Schema(name = "ImageForm", description = "Pictures as the files of a form. The names of its fields do not matter.")
record ImageForm(
        @Schema(
                description = "The pictures.",
                implementation = String.class,
                format = "binary",
                type = SchemaType.ARRAY)
        @NotNull
        @Size(min = 1, max = UploadReader.MOST_FILES)
        List<String> file) {}
