package org.broadsheet.body;

import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A {@link LeadMedia} as a newsroom sends it. Declared for the contract; {@link LeadMediaReader} reads it. */
@Schema(
        name = LeadMediaDraft.SCHEMA,
        description = "A video, an audio or a gallery as a newsroom sends it; `type` tells which.",
        oneOf = {MediaDraft.VideoDraft.class, MediaDraft.AudioDraft.class, MediaDraft.GalleryDraft.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "video", schema = MediaDraft.VideoDraft.class),
            @DiscriminatorMapping(value = "audio", schema = MediaDraft.AudioDraft.class),
            @DiscriminatorMapping(value = "gallery", schema = MediaDraft.GalleryDraft.class)
        })
public interface LeadMediaDraft {

    /** Its name in the contract. */
    String SCHEMA = "LeadMediaDraft";
}
