package org.broadsheet.image;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The images of an upload. */
@Schema(name = "ImageUploads", description = "The images of an upload, in the order in which they were sent.")
record ImageUploads(
        @Schema(description = "One for each picture that was sent; the same twice is one image.")
        List<EditorialImage> images) {}
