package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.broadsheet.article.Ai;
import org.broadsheet.article.ArticleTag;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.Include;
import org.broadsheet.article.Place;
import org.broadsheet.article.Provider;
import org.broadsheet.article.Teaser;
import org.broadsheet.body.Audio;
import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Image;
import org.broadsheet.body.MediaSource;
import org.broadsheet.body.Rights;
import org.broadsheet.body.Video;
import org.broadsheet.picture.Rendition;
import org.broadsheet.response.Site;

/** IPTC ninjs 3.1: images, videos, audios and related stories are its associations. */
@ApplicationScoped
class NinjsForm implements ArticleForm {

    private static final JsonObject STANDARD = new JsonObject()
            .with("name", "ninjs")
            .with("version", "3.1")
            .with("schema", "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");

    /** The properties for tags of some kinds; those of others are subjects. */
    private static final Map<String, String> KINDS = new TreeMap<>(
            Map.of("person", "people", "organisation", "organisations", "place", "places", "event", "events"));

    private final Site site;
    private final ObjectMapper json;

    NinjsForm(Site site, ObjectMapper json) {
        this.site = site;
        this.json = json;
    }

    @Override
    public String suffix() {
        return "ninjs";
    }

    /** No media type is registered for ninjs; this one is in the vendor tree, under the IPTC's name. */
    @Override
    public String mediaType() {
        return "application/vnd.iptc.ninjs+json";
    }

    @Override
    public Set<BodyForm> bodies() {
        return Set.of(BodyForm.BLOCKS, BodyForm.HTML, BodyForm.TEXT);
    }

    @Override
    public Set<Include> includes() {
        return Set.of(Include.RELATED);
    }

    @Override
    public byte[] write(ArticleView article) {
        Optional<Rights> rights = Optional.ofNullable(article.rights());
        JsonObject item = new JsonObject()
                .with("uri", "urn:uuid:" + article.id())
                .with("standard", STANDARD)
                .with("type", "text")
                .with("representationType", article.body().truncated() ? "partial" : "full")
                .with("firstCreated", article.publishedAt())
                .with("versionCreated", article.updatedAt())
                .with("contentCreated", article.publishedAt())
                .with("pubStatus", article.retracted() ? "canceled" : "usable")
                .with("urgency", article.priority())
                .with("language", article.language())
                .with("title", article.headline())
                .with("slugline", article.slug())
                .with("by", by(article))
                .with("headlines", headlines(article))
                .with(
                        "descriptions",
                        article.standfirst() == null ? null : List.of(text("standfirst", article.standfirst())))
                .with("bodies", bodies(article))
                .with("subjects", subjects(article))
                .with(
                        "genres",
                        KindTerms.genre(article.kind())
                                .map(genre -> List.of(new JsonObject()
                                        .with("name", article.kind().label())
                                        .with("uri", genre)))
                                .orElse(null))
                .with("infoSources", infoSources(article))
                .with("copyrightNotice", rights.map(Rights::copyright).orElse(null))
                .with("usageTerms", rights.map(Rights::usageTerms).orElse(null))
                .with(
                        "rightsInfo",
                        rights.map(Rights::license)
                                .map(license -> new JsonObject().with("linkedRights", license))
                                .orElse(null))
                .with("digitalSourceType", digitalSourceType(article.ai()));
        KINDS.forEach((kind, property) -> item.with(property, concepts(article, kind)));
        item.with("altIds", altIds(article)).with("associations", associations(article));
        try {
            return json.writeValueAsBytes(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String by(ArticleView article) {
        return Bylines.text(article.byline(), article.contributors());
    }

    private static List<JsonObject> headlines(ArticleView article) {
        List<JsonObject> all = new ArrayList<>(List.of(text("main", article.headline())));
        if (article.shortHeadline() != null) {
            all.add(text("short", article.shortHeadline()));
        }
        if (article.kicker() != null) {
            all.add(text("kicker", article.kicker()));
        }
        return all;
    }

    private static JsonObject text(String role, String value) {
        return new JsonObject()
                .with("role", role)
                .with("contentType", "text/plain")
                .with("value", value);
    }

    private static List<JsonObject> bodies(ArticleView article) {
        String plain = article.body().text();
        return List.of(
                new JsonObject()
                        .with("role", "main")
                        .with("contentType", "text/html")
                        .with("wordCount", article.body().truncated() ? null : article.wordCount())
                        .with("value", Html.absolute(article.body().html(), article.url())),
                text("text", plain).with("charCount", plain.codePointCount(0, plain.length())));
    }

    /** The sections, and the tags that no other property has; their Media Topics again as the IPTC's own. */
    private List<JsonObject> subjects(ArticleView article) {
        List<JsonObject> all = new ArrayList<>();
        all.add(concept(article.section().name(), site.section(article.section().slug())));
        article.sections().forEach(section -> all.add(concept(section.name(), site.section(section.slug()))));
        for (ArticleTag tag : article.tags()) {
            if (!KINDS.containsKey(tag.kind())) {
                all.add(concept(tag));
            }
            if (tag.mediaTopic() != null) {
                all.add(new JsonObject()
                        .with("name", tag.name())
                        .with("uri", Things.mediaTopic(tag.mediaTopic()))
                        .with("literal", tag.mediaTopic()));
            }
        }
        return all;
    }

    private JsonObject concept(ArticleTag tag) {
        JsonObject concept = concept(tag.name(), site.tag(tag.slug()));
        return tag.kind().equals("place") ? concept.with("geoJSON", point(tag.latitude(), tag.longitude())) : concept;
    }

    private static JsonObject concept(String name, URI uri) {
        return new JsonObject().with("name", name).with("uri", uri);
    }

    private static List<JsonObject> altIds(String slug, String url) {
        return List.of(
                new JsonObject().with("role", "slug").with("value", slug),
                new JsonObject().with("role", "url").with("value", url));
    }

    private static JsonObject digitalSourceType(Ai ai) {
        return DigitalSource.of(ai)
                .map(source -> new JsonObject().with("name", source.label()).with("uri", source.newsCode()))
                .orElse(null);
    }

    private static JsonObject digitalSourceType(Image image) {
        DigitalSourceType type = image.digitalSourceType();
        return type == null
                ? null
                : new JsonObject().with("name", type.wireName()).with("uri", type.newsCode());
    }

    /** Who it comes from, and in their roles those who made it; those who wrote it are in {@code by} too. */
    private static List<JsonObject> infoSources(ArticleView article) {
        List<JsonObject> all = new ArrayList<>();
        Provider provider = article.provider();
        if (provider != null) {
            all.add(new JsonObject().with("name", provider.name()).with("uri", provider.url()));
        }
        article.contributors()
                .forEach(one -> all.add(new JsonObject()
                        .with("name", one.name())
                        .with("role", one.role().wireName())
                        .with("uri", one.url())));
        return all;
    }

    /** The tags of a kind; for places also where it happened. */
    private List<JsonObject> concepts(ArticleView article, String kind) {
        List<JsonObject> all = new ArrayList<>();
        Things.of(article, Set.of(kind)).forEach(tag -> all.add(concept(tag)));
        Place place = article.place();
        if (kind.equals("place") && place != null) {
            all.add(new JsonObject()
                    .with("name", place.name())
                    .with("geoJSON", point(place.latitude(), place.longitude())));
        }
        return all;
    }

    /** A position in GeoJSON is longitude before latitude (RFC 7946, section 3.1.1). Null where it is not known. */
    private static JsonObject point(Number latitude, Number longitude) {
        return latitude == null
                ? null
                : new JsonObject().with("type", "Point").with("coordinates", List.of(longitude, latitude));
    }

    private static List<JsonObject> altIds(ArticleView article) {
        List<JsonObject> all =
                new ArrayList<>(altIds(article.slug(), article.url().toString()));
        if (article.canonicalUrl() != null) {
            all.add(new JsonObject().with("role", "canonicalUrl").with("value", article.canonicalUrl()));
        }
        return all;
    }

    private static List<JsonObject> associations(ArticleView article) {
        List<JsonObject> all = new ArrayList<>();
        for (Image image : SchemaOrg.images(article)) {
            all.add(picture("Image " + (all.size() + 1), image));
        }
        List<JsonObject> videos = Blocks.of(article, Video.class).stream()
                .map(video -> media("video", video.url(), video.title(), video.caption())
                        .with("renditions", renditions(video)))
                .toList();
        List<JsonObject> audios = Blocks.of(article, Audio.class).stream()
                .map(audio -> media("audio", audio.url(), audio.title(), audio.caption())
                        .with("renditions", renditions(audio.url(), audio.mediaType(), audio.sources())))
                .toList();
        all.addAll(numbered("Video", videos));
        all.addAll(numbered("Audio", audios));
        int before = all.size();
        // Partners get none.
        List<Teaser> others = article.related() == null ? List.of() : article.related();
        for (Teaser related : others) {
            all.add(new JsonObject()
                    .with("name", "Related " + (all.size() - before + 1))
                    .with("uri", "urn:uuid:" + related.id())
                    .with("type", "text")
                    .with("representationType", "partial")
                    .with("versionCreated", related.updatedAt())
                    .with("language", related.language())
                    .with("headlines", List.of(text("main", related.headline())))
                    .with("altIds", altIds(related.slug(), related.url())));
        }
        return all;
    }

    private static JsonObject media(String type, String url, String title, String caption) {
        return new JsonObject()
                .with("uri", url)
                .with("type", type)
                .with("title", title)
                .with("descriptions", caption == null ? null : List.of(text("caption", Html.text(caption))));
    }

    private static List<JsonObject> numbered(String name, List<JsonObject> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> items.get(i).with("name", name + " " + (i + 1)))
                .toList();
    }

    private static List<JsonObject> renditions(Video video) {
        List<JsonObject> all = renditions(video.url(), video.mediaType(), video.sources());
        all.get(0).with("width", video.width()).with("height", video.height());
        return all;
    }

    private static List<JsonObject> renditions(String url, String mediaType, List<MediaSource> others) {
        List<JsonObject> all = new ArrayList<>();
        all.add(rendition("main", url, mediaType));
        others.forEach(source -> all.add(rendition("other " + all.size(), source.url(), source.mediaType())));
        return all;
    }

    private static JsonObject rendition(String name, String url, String mediaType) {
        return new JsonObject().with("name", name).with("href", url).with("contentType", mediaType);
    }

    private static JsonObject picture(String name, Image image) {
        String caption = Html.text(image.caption());
        Optional<Rights> rights = Optional.ofNullable(image.rights());
        List<JsonObject> descriptions = new ArrayList<>();
        if (caption != null) {
            descriptions.add(text("caption", caption));
        }
        if (Html.described(image) != null) {
            descriptions.add(text("alt", Html.described(image)));
        }
        return new JsonObject()
                .with("name", name)
                .with("uri", image.url())
                .with("type", "picture")
                .with("by", image.credit())
                .with("descriptions", descriptions)
                .with("copyrightNotice", rights.map(Rights::copyright).orElse(null))
                .with("usageTerms", rights.map(Rights::usageTerms).orElse(null))
                .with(
                        "rightsInfo",
                        rights.map(Rights::license)
                                .map(license -> new JsonObject().with("linkedRights", license))
                                .orElse(null))
                .with("digitalSourceType", digitalSourceType(image))
                .with("renditions", renditions(image));
    }

    private static List<JsonObject> renditions(Image image) {
        List<JsonObject> all = new ArrayList<>();
        all.add(new JsonObject()
                .with("name", "main")
                .with("href", image.url())
                .with("width", image.width())
                .with("height", image.height()));
        for (Rendition size : image.renditions()) {
            all.add(rendition(
                            (size.ratio() == null ? "whole" : size.ratio().wireName()) + "-" + size.width()
                                    + size.type().replace("image/", "-"),
                            size.url(),
                            size.type())
                    .with("width", size.width())
                    .with("height", size.height()));
        }
        return all;
    }
}
