package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleAuthor;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.Teaser;
import org.broadsheet.body.Image;
import org.broadsheet.delivery.Site;

/** IPTC ninjs 3.0: images and related stories are its associations. */
@ApplicationScoped
class NinjsForm implements ArticleForm {

    private static final JsonObject STANDARD = new JsonObject()
            .with("name", "ninjs")
            .with("version", "3.0")
            .with("schema", "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json");

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

    /** None is registered for ninjs; this one is in the IPTC's tree of names. */
    @Override
    public String mediaType() {
        return "application/vnd.iptc.ninjs+json";
    }

    @Override
    public Set<BodyForm> bodies() {
        return Set.of(BodyForm.BLOCKS, BodyForm.HTML, BodyForm.TEXT);
    }

    @Override
    public Set<String> includes() {
        return Set.of("related");
    }

    @Override
    public byte[] write(ArticleView article) {
        JsonObject item = new JsonObject()
                .with("uri", "urn:uuid:" + article.id())
                .with("standard", STANDARD)
                .with("type", "text")
                .with("representationType", "full")
                .with("firstCreated", article.publishedAt())
                .with("versionCreated", article.updatedAt())
                .with("contentCreated", article.publishedAt())
                .with("pubStatus", article.retracted() ? "canceled" : "usable")
                .with("language", article.language())
                .with("title", article.headline())
                .with("slugline", article.slug())
                .with("by", by(article))
                .with("headlines", List.of(text("main", article.headline())))
                .with(
                        "descriptions",
                        article.standfirst() == null ? null : List.of(text("standfirst", article.standfirst())))
                .with("bodies", bodies(article))
                .with("subjects", subjects(article))
                .with("altIds", altIds(article.slug(), article.url()))
                .with("associations", associations(article));
        try {
            return json.writeValueAsBytes(item);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String by(ArticleView article) {
        return article.authors().isEmpty()
                ? null
                : article.authors().stream().map(ArticleAuthor::name).collect(Collectors.joining(", "));
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
                        .with("wordCount", article.wordCount())
                        .with("value", Html.absolute(article.body().html(), article.url())),
                text("text", plain).with("charCount", plain.codePointCount(0, plain.length())));
    }

    private List<JsonObject> subjects(ArticleView article) {
        return Stream.concat(
                        Stream.of(subject(
                                article.section().name(),
                                site.section(article.section().slug()))),
                        article.tags().stream().map(tag -> subject(tag.name(), site.tag(tag.slug()))))
                .toList();
    }

    private static JsonObject subject(String name, URI uri) {
        return new JsonObject().with("name", name).with("uri", uri);
    }

    private static List<JsonObject> altIds(String slug, URI url) {
        return List.of(
                new JsonObject().with("role", "slug").with("value", slug),
                new JsonObject().with("role", "url").with("value", url));
    }

    private static List<JsonObject> associations(ArticleView article) {
        List<JsonObject> all = new ArrayList<>();
        for (Image image : SchemaOrg.images(article)) {
            all.add(picture("Image " + (all.size() + 1), image));
        }
        int images = all.size();
        for (Teaser related : article.related()) {
            all.add(new JsonObject()
                    .with("name", "Related " + (all.size() - images + 1))
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

    private static JsonObject picture(String name, Image image) {
        String caption = Html.text(image.caption());
        List<JsonObject> descriptions = new ArrayList<>();
        if (caption != null) {
            descriptions.add(text("caption", caption));
        }
        if (image.alt() != null) {
            descriptions.add(text("alt", image.alt()));
        }
        return new JsonObject()
                .with("name", name)
                .with("uri", image.url())
                .with("type", "picture")
                .with("by", image.credit())
                .with("descriptions", descriptions)
                .with(
                        "renditions",
                        List.of(new JsonObject()
                                .with("name", "main")
                                .with("href", image.url())
                                .with("width", image.width())
                                .with("height", image.height())));
    }
}
