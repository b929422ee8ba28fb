package org.broadsheet.body;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can stand at the top of an article beside its image or instead of it. */
@Schema(
        name = "LeadMedia",
        description =
                "A block at the top of an article; `type` tells which. Types are added within `/v1`: show nothing for one"
                        + " that you do not know.",
        oneOf = {Video.class, Audio.class, Gallery.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "video", schema = Video.class),
            @DiscriminatorMapping(value = "audio", schema = Audio.class),
            @DiscriminatorMapping(value = "gallery", schema = Gallery.class)
        })
public sealed interface LeadMedia extends Block permits Video, Audio, Gallery {

    /** The types of blocks that it can be. */
    List<BlockType> TYPES = List.of(BlockType.VIDEO, BlockType.AUDIO, BlockType.GALLERY);

    /** The block as JSON. */
    default String toJson() {
        String array = new Body(List.of(this)).toJson();
        return array.substring(1, array.length() - 1);
    }

    /** Reads what {@link #toJson} wrote; null for null. */
    static LeadMedia fromJson(String json) {
        return json == null ? null : only(Body.fromJson("[" + json + "]"));
    }

    /** The same with the root-relative URLs in it made absolute. */
    default LeadMedia withAbsoluteUrls(UnaryOperator<String> absolute) {
        return only(new Body(List.of(this)).withAbsoluteUrls(absolute));
    }

    /** The same with its images replaced. */
    default LeadMedia mapImages(UnaryOperator<Image> image) {
        return only(new Body(List.of(this)).mapImages(image));
    }

    /** Its images by JSON pointer (RFC 6901) from the block: {@code /images/0}. */
    default Map<String, Image> imagesByPointer() {
        String first = "/0";
        Map<String, Image> images = new LinkedHashMap<>();
        new Body(List.of(this))
                .images()
                .forEach((pointer, image) -> images.put(pointer.substring(first.length()), image));
        return images;
    }

    private static LeadMedia only(Body body) {
        return (LeadMedia) body.blocks().get(0);
    }
}
