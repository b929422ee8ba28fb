package org.broadsheet.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Image;
import org.broadsheet.body.KeptImage;
import org.broadsheet.body.Rights;
import org.broadsheet.picture.Renditions;

/**
 * Images as another program gets them: those that are kept here become images that are elsewhere, with what is said of them
 * here, because their ids mean nothing there.
 */
@ApplicationScoped
public class ImageCopies {

    private static final String ONE = """
            json_build_object('id', i.id, 'hash', i.hash, 'sha256', encode(i.sha256, 'hex'), 'type', i.type,
                'width', i.width, 'height', i.height, 'masterWidth', i.master_width, 'masterHeight', i.master_height,
                'animated', i.animated, 'alt', i.alt, 'caption', i.caption, 'credit', i.credit,
                'rights', i.rights::json, 'digitalSourceType', i.digital_source_type)""";

    private final Renditions renditions;
    private final ObjectReader reader;

    ImageCopies(Renditions renditions, ObjectMapper json) {
        this.renditions = renditions;
        this.reader = json.readerFor(new TypeReference<List<Kept>>() {});
    }

    /**
     * An image that is kept here.
     *
     * @param hash in its addresses
     * @param sha256 of what was sent, in hex digits
     * @param type the media type of what was sent
     * @param width of what was sent, in pixels
     * @param height of what was sent, in pixels
     * @param masterWidth of its widest size, in pixels
     * @param masterHeight of its widest size, in pixels
     * @param animated whether it moves
     */
    public record Kept(
            UUID id,
            String hash,
            String sha256,
            String type,
            int width,
            int height,
            int masterWidth,
            int masterHeight,
            boolean animated,
            String alt,
            String caption,
            String credit,
            Rights rights,
            DigitalSourceType digitalSourceType) {

        private static final int DIGITS = 24;

        /** The name of a file with what was sent; the same picture has the same name always. */
        public String fileName() {
            String kind = type.substring(type.indexOf('/') + 1);
            return sha256.substring(0, DIGITS) + '.' + (kind.equals("jpeg") ? "jpg" : kind);
        }

        private Image shown(Image image, String url, boolean original) {
            KeptImage kept = new KeptImage(
                    url,
                    original ? width : masterWidth,
                    original ? height : masterHeight,
                    alt,
                    caption,
                    credit,
                    rights,
                    digitalSourceType,
                    null,
                    null,
                    null,
                    List.of());
            return image.shownAs(kept).elsewhere();
        }
    }

    /** All images of an article {@code a}: an expression for {@link #at}. */
    public static String ofArticle() {
        return "(select json_agg(" + ONE + ") from article_image x join image i on i.id = x.image_id"
                + " where x.article_id = a.id)::text";
    }

    /** All images of a summary {@code m}: an expression for {@link #at}. */
    public static String ofSummary() {
        return "(select json_agg(" + ONE + ") from summary_image x join image i on i.id = x.image_id"
                + " where x.summary_id = m.id)::text";
    }

    /**
     * The one image of a thing: an expression for {@link #at}.
     *
     * @param id the column of its id
     */
    public static String one(String id) {
        return "(select json_build_array(" + ONE + ") from image i where i.id = " + id + ")::text";
    }

    /**
     * Selects, each in a row for {@link #read}, the images that anything shows.
     *
     * @param ofArticle the condition on articles that count, of the alias {@code a}
     */
    public static String used(String ofArticle) {
        return "select json_build_array(" + ONE + ")::text as images from image i where exists (select 1"
                + " from article_image x join article a on a.id = x.article_id where x.image_id = i.id and " + ofArticle
                + ") or exists (select 1 from section t where t.image_id = i.id)"
                + " or exists (select 1 from tag t where t.image_id = i.id)"
                + " or exists (select 1 from author t where t.image_id = i.id) order by i.sha256";
    }

    /** Gives images their addresses on the web: of the widest size, or of the moving picture. */
    public UnaryOperator<Image> onTheWeb(String json) {
        return copying(
                json,
                (image, kept) -> kept.shown(
                        image,
                        kept.animated()
                                ? renditions.animation(kept.hash())
                                : renditions.widest(kept.hash(), kept.masterWidth()),
                        false));
    }

    /** Gives images the addresses of files with what was sent. */
    public UnaryOperator<Image> inFiles(String json, Function<Kept, String> address) {
        return copying(json, (image, kept) -> kept.shown(image, address.apply(kept), true));
    }

    /** The images in the value of one of the expressions above. */
    public List<Kept> read(String json) {
        try {
            return json == null ? List.of() : reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not the JSON that was asked for", e);
        }
    }

    private UnaryOperator<Image> copying(String json, BiFunction<Image, Kept, Image> copy) {
        Map<UUID, Kept> kept = new HashMap<>();
        read(json).forEach(one -> kept.put(one.id(), one));
        return image -> image == null || image.id() == null
                ? image
                : kept.containsKey(image.id()) ? copy.apply(image, kept.get(image.id())) : image.elsewhere();
    }
}
