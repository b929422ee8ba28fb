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
import java.util.function.UnaryOperator;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Image;
import org.broadsheet.body.Inline;
import org.broadsheet.body.KeptImage;
import org.broadsheet.body.Rights;
import org.broadsheet.change.CacheTags;
import org.broadsheet.media.Renderer;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.Framing;
import org.broadsheet.picture.Rendition;
import org.broadsheet.picture.Renditions;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Site;

/**
 * Shows images wherever they are used: those that are kept here with what is said of them now and with their sizes. What is
 * needed for that comes with the row that shows them, so it takes no statement more.
 */
@ApplicationScoped
public class ShownImages {

    /** What is shown of an image {@code i}. */
    private static final String ONE = """
            json_build_object('id', i.id, 'hash', i.hash, 'width', i.master_width, 'height', i.master_height,
                'animated', i.animated, 'alt', i.alt, 'caption', i.caption, 'credit', i.credit,
                'rights', i.rights::json, 'digitalSourceType', i.digital_source_type, 'framing', i.framing::json,
                'colour', i.colour, 'placeholder', i.placeholder)""";

    private final Renditions renditions;
    private final Renderer renderer;
    private final Site site;
    private final CacheDependencies dependencies;
    private final ObjectReader reader;

    ShownImages(
            Renditions renditions, Renderer renderer, Site site, CacheDependencies dependencies, ObjectMapper json) {
        this.renditions = renditions;
        this.renderer = renderer;
        this.site = site;
        this.dependencies = dependencies;
        this.reader = json.readerFor(new TypeReference<List<Row>>() {});
    }

    /** An image as {@link #ONE} has it. */
    private record Row(
            UUID id,
            String hash,
            int width,
            int height,
            boolean animated,
            String alt,
            String caption,
            String credit,
            Rights rights,
            DigitalSourceType digitalSourceType,
            Framing framing,
            String colour,
            String placeholder) {

        Renditions.Source source() {
            return new Renditions.Source(hash, width, height, framing);
        }
    }

    /** The images that the teaser of an article {@code a} shows: an expression for {@link #in}. */
    public static String ofTeaser() {
        return "case when a.pictured then (select json_agg(" + ONE
                + ") from article_image x join image i on i.id = x.image_id"
                + " where x.article_id = a.id and x.in_teaser) end";
    }

    /** All images of an article {@code a}: an expression for {@link #in}. */
    public static String ofArticle() {
        return "(select json_agg(" + ONE + ") from article_image x join image i on i.id = x.image_id"
                + " where x.article_id = a.id)";
    }

    /** All images of a summary {@code m}: an expression for {@link #in}. */
    public static String ofSummary() {
        return "(select json_agg(" + ONE + ") from summary_image x join image i on i.id = x.image_id"
                + " where x.summary_id = m.id)";
    }

    /**
     * The one image of a thing: an expression for {@link #in}.
     *
     * @param id the column of its id, such as {@code s.image_id}
     */
    public static String one(String id) {
        return "case when " + id + " is not null then (select json_build_array(" + ONE + ") from image i where i.id = "
                + id + ") end";
    }

    /**
     * Shows images, with absolute URLs. What the response depends on is recorded for those that are really shown.
     *
     * @param json the value of one of the expressions above; null for no kept image
     */
    public UnaryOperator<Image> in(String json) {
        try {
            return showing(json == null ? List.of() : reader.readValue(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Not the JSON that was asked for", e);
        }
    }

    private UnaryOperator<Image> showing(List<Row> rows) {
        Map<UUID, Row> kept = new HashMap<>();
        rows.forEach(row -> kept.put(row.id(), row));
        return image -> image == null ? null : shown(image, kept);
    }

    private Image shown(Image image, Map<UUID, Row> kept) {
        Image absolute = image.withAbsoluteUrls(site::absolute);
        Row row = image.id() == null ? null : kept.get(image.id());
        if (row == null) {
            return foreign(absolute);
        }
        dependencies.record(CacheTags.image(row.id()));
        Rendition largest = largest(row.source());
        return absolute.shownAs(new KeptImage(
                largest.url(),
                largest.width(),
                largest.height(),
                row.alt(),
                Inline.withAbsoluteUrls(row.caption(), site::absolute),
                row.credit(),
                row.rights(),
                row.digitalSourceType(),
                row.colour(),
                row.placeholder(),
                animation(row.hash(), row.animated()),
                renditions(row.source())));
    }

    private Image foreign(Image image) {
        if (image.width() == null || image.height() == null) {
            return image;
        }
        return image.with(renditions.ofForeign(image.url(), image.width(), image.height(), formats()));
    }

    /** Where the moving picture is; null for one that does not move. */
    String animation(String hash, boolean animated) {
        return animated ? renditions.animation(hash) : null;
    }

    private List<Format> formats() {
        return renderer.formats();
    }

    Rendition largest(Renditions.Source source) {
        return renditions.largest(source);
    }

    List<Rendition> renditions(Renditions.Source source) {
        return renditions.of(source, formats());
    }
}
