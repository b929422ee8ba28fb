package org.broadsheet.body;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.markup.Pixels;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.Language;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Source;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Blocks of images, videos, audios, files and links as a newsroom sends them. */
final class MediaDraft {

    static final String TYPE_PATTERN = "^[a-z]+/[A-Za-z0-9.+_-]+$";
    static final String TYPE_RULE = "Must be a media type such as video/mp4";

    private MediaDraft() {}

    @Schema(name = "MediaSourceDraft", description = "One of the files that a video or audio can be played from.")
    record SourceDraft(
            @Schema(description = BlockDraft.ADDRESS, format = "uri-reference")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String url,

            @Schema(description = "A media type, such as `video/mp4`.")
            @Size(min = 3, max = 100)
            @Pattern(regexp = MediaDraft.TYPE_PATTERN, message = MediaDraft.TYPE_RULE)
            String mediaType) {}

    @Schema(name = "TextTrackDraft", description = "Timed text for a video or audio file, as WebVTT.")
    record TrackDraft(
            @Schema(description = BlockDraft.ADDRESS, format = "uri-reference")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String url,

            @Schema(
                    description = "As in HTML's `<track>`; subtitles by default.",
                    enumeration = {"subtitles", "captions", "descriptions", "chapters", "metadata"})
            @Size(max = 20)
            String kind,

            @Schema(description = "BCP 47.") @Language String language,

            @Schema(description = "Plain text.") @Size(min = 1, max = 200)
            String label) {}

    @Schema(name = "GalleryBlockDraft", description = "Several images that belong together.")
    record GalleryDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "In order.") @NotNull @Size(max = BodyLimits.ITEMS)
            List<ImageDraft> images,

            @Schema(description = "The caption of the whole; inline HTML.")
            @Size(min = 1, max = BodyLimits.BYTES)
            @Source
            String caption)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.gallery(this, at);
        }
    }

    @Schema(name = "VideoBlockDraft", description = "A video file.")
    record VideoDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = BlockDraft.ADDRESS, format = "uri-reference")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String url,

            @Schema(description = "Plain text.") @Size(min = 1, max = 500)
            String title,

            @Schema(description = "A media type, such as `video/mp4`.")
            @Size(min = 3, max = 100)
            @Pattern(regexp = MediaDraft.TYPE_PATTERN, message = MediaDraft.TYPE_RULE)
            String mediaType,

            @Schema(description = "The same content in other files.") @Size(max = 20)
            List<SourceDraft> sources,

            @Schema(
                    description = "The address of an image to show before it plays. " + BlockDraft.ADDRESS,
                    format = "uri-reference")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String poster,

            @Schema(description = "In pixels.") @Min(1) @Max(Pixels.MOST)
            Integer width,

            @Schema(description = "In pixels.") @Min(1) @Max(Pixels.MOST)
            Integer height,

            @Schema(description = "Its timed text, such as subtitles.") @Size(max = 50)
            List<TrackDraft> captions,

            @Schema(description = "The address of its transcript. " + BlockDraft.ADDRESS, format = "uri-reference")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String transcript,

            @Schema(description = BlockDraft.CAPTION) @Size(min = 1, max = BodyLimits.BYTES) @Source
            String caption)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.video(this, at);
        }
    }

    @Schema(name = "AudioBlockDraft", description = "An audio file.")
    record AudioDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = BlockDraft.ADDRESS, format = "uri-reference")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String url,

            @Schema(description = "Plain text.") @Size(min = 1, max = 500)
            String title,

            @Schema(description = "A media type, such as `audio/mpeg`.")
            @Size(min = 3, max = 100)
            @Pattern(regexp = MediaDraft.TYPE_PATTERN, message = MediaDraft.TYPE_RULE)
            String mediaType,

            @Schema(description = "The same content in other files.") @Size(max = 20)
            List<SourceDraft> sources,

            @Schema(
                    description = "The address of an image to show before it plays. " + BlockDraft.ADDRESS,
                    format = "uri-reference")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String poster,

            @Schema(description = "Its timed text, such as subtitles.") @Size(max = 50)
            List<TrackDraft> captions,

            @Schema(description = "The address of its transcript. " + BlockDraft.ADDRESS, format = "uri-reference")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String transcript,

            @Schema(description = BlockDraft.CAPTION) @Size(min = 1, max = BodyLimits.BYTES) @Source
            String caption)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.audio(this, at);
        }
    }

    @Schema(name = "FileBlockDraft", description = "A file to download.")
    record FileDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = BlockDraft.ADDRESS, format = "uri-reference")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String url,

            @Schema(description = "Plain text; the last part of the address by default.") @Size(min = 1, max = 500)
            String title,

            @Schema(description = "A media type, such as `application/pdf`.")
            @Size(min = 3, max = 100)
            @Pattern(regexp = MediaDraft.TYPE_PATTERN, message = MediaDraft.TYPE_RULE)
            String mediaType,

            @Schema(description = "In bytes.") @Min(0) @Max(Integer.MAX_VALUE)
            Integer size,

            @Schema(description = BlockDraft.CAPTION) @Size(min = 1, max = BodyLimits.BYTES) @Source
            String caption)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.file(this, at);
        }
    }

    @Schema(name = "LinkBlockDraft", description = "A link that stands on its own: a button, a bookmark.")
    record LinkDraft(
            @Schema(description = BlockDraft.ID)
            @Size(min = 1, max = 64)
            @Pattern(regexp = BlockDraft.ID_PATTERN, message = BlockDraft.ID_RULE)
            String id,

            @Schema(description = BlockDraft.ANCHOR)
            @Size(min = 1, max = Anchors.LONGEST)
            @ReadWith(Anchors.Reader.class)
            String anchor,

            @Schema(description = "Where it leads; the same addresses as in links.", format = "uri-reference")
            @NotNull
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(LinkReader.class)
            String url,

            @Schema(description = "Plain text.") @NotNull @Size(min = 1, max = 500)
            String title,

            @Schema(description = "Plain text.") @Size(min = 1, max = 2_000)
            String description,

            @Schema(description = "The publisher of the linked page; plain text.") @Size(min = 1, max = 500)
            String publisher,

            @Schema(
                    description = "The address of an image that shows it. " + BlockDraft.ADDRESS,
                    format = "uri-reference")
            @Size(min = 1, max = UrlPolicy.LONGEST)
            @ReadWith(ImageReader.Address.class)
            String thumbnail)
            implements BlockDraft {

        @Override
        public Block block(BlockReader reader, String at) {
            return reader.link(this);
        }
    }
}
