package org.broadsheet.body;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What stands at the top of an article beside its image or instead of it.
 *
 * @param block a {@link Video}, {@link Audio} or {@link Gallery}
 */
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
@JsonSerialize(using = LeadMedia.Writer.class)
public record LeadMedia(Block block) {

    /** The types of blocks that it can be. */
    static final List<BlockType> TYPES = List.of(BlockType.VIDEO, BlockType.AUDIO, BlockType.GALLERY);

    private static final String FIRST = "/0";

    /** The block as JSON. */
    public String toJson() {
        String array = body().toJson();
        return array.substring(1, array.length() - 1);
    }

    /** Reads what {@link #toJson} wrote; null for null. */
    public static LeadMedia fromJson(String json) {
        return json == null
                ? null
                : new LeadMedia(Body.fromJson("[" + json + "]").blocks().get(0));
    }

    /** The same with the root-relative URLs in it made absolute. */
    public LeadMedia withAbsoluteUrls(UnaryOperator<String> absolute) {
        return new LeadMedia(body().withAbsoluteUrls(absolute).blocks().get(0));
    }

    /** Its images by JSON pointer (RFC 6901) from the block: {@code /images/0}. */
    public Map<String, Image> images() {
        Map<String, Image> images = new LinkedHashMap<>();
        body().images().forEach((pointer, image) -> images.put(pointer.substring(FIRST.length()), image));
        return images;
    }

    private Body body() {
        return new Body(List.of(block));
    }

    /** Writes the block in its place. */
    static final class Writer extends JsonSerializer<LeadMedia> {
        @Override
        public void serialize(LeadMedia media, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(media.block(), out);
        }
    }
}
