package org.broadsheet.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the contract the forms that each operation answers in, and to the operations of their JSON where they are.
 * {@link FormPaths} gives each form a path of its own later. Examples are the files {@code form.<suffix>} in {@code
 * contract/examples}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public final class FeedContract implements OASFilter {

    private static final String EXAMPLES = "/contract/examples/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String XML = "application/xml";

    private static final String LINK = "Link";

    private static final Map<String, String> BY_SUFFIX = Map.of(
            "listArticlesAs", FeedForms.LISTS,
            "listAuthorArticlesAs", FeedForms.NAMED,
            "listSectionArticlesAs", FeedForms.NAMED,
            "listTagArticlesAs", FeedForms.LISTS,
            "listSummariesAs", FeedForms.DIGESTS,
            "listCorrectionsAs", FeedForms.DIGESTS,
            "getArticleAs", FeedForms.ARTICLES);

    private static final Map<String, String> BY_ACCEPT = Map.of(
            "listArticles", FeedForms.LISTS,
            "getAuthor", FeedForms.NAMED,
            "getSection", FeedForms.NAMED,
            "getTag", FeedForms.LISTS,
            "listSummaries", FeedForms.DIGESTS,
            "listCorrections", FeedForms.DIGESTS,
            "getArticle", FeedForms.ARTICLES);

    /**
     * What the contract says of a form.
     *
     * @param id its part of operation ids
     * @param name for readers
     * @param description a sentence, or several
     */
    record Words(String id, String name, String description) {}

    /** By suffix. */
    static final Map<String, Words> WORDS = Map.of(
            "rss", new Words("Rss", "RSS", "RSS 2.0 with the modules dc, content, media and atom."),
            "atom", new Words("Atom", "Atom", "Atom (RFC 4287), paged (RFC 5005)."),
            "jsonfeed", new Words("JsonFeed", "JSON Feed", "JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/"),
            "newssitemap",
                    new Words(
                            "NewsSitemap",
                            "a news sitemap",
                            "A Google News sitemap: the last 48 hours, at most 1,000 articles, nothing sponsored."),
            "ndjson", new Words("Ndjson", "NDJSON", "Newline-delimited JSON: one teaser per line."),
            "csv", new Words("Csv", "CSV", "CSV (RFC 4180) with a header line."),
            "jsonld", new Words("JsonLd", "JSON-LD", "As schema.org defines it, for a page's `script` element."),
            "ninjs", new Words("Ninjs", "ninjs", "IPTC ninjs 3.1."),
            "md",
                    new Words(
                            "Markdown",
                            "Markdown",
                            "YAML front matter, the notices as quotes, and the body: CommonMark with GFM tables."),
            "html", new Words("Html", "HTML", "A complete, plain page, without styles and scripts."));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(FeedContract::complete));
    }

    private static void complete(Operation operation) {
        String id = operation.getOperationId();
        if (BY_SUFFIX.containsKey(id)) {
            List<String> suffixes = List.of(BY_SUFFIX.get(id).split("\\|"));
            Content content = OASFactory.createContent();
            suffixes.forEach(suffix -> content.addMediaType(FeedForms.MEDIA_TYPES.get(suffix), mediaType(suffix)));
            answer(operation).content(content).addHeader(LINK, link());
            limit(operation, suffixes);
        } else if (BY_ACCEPT.containsKey(id)) {
            String suffixes = Stream.of(BY_ACCEPT.get(id).split("\\|"))
                    .map(suffix -> "`." + suffix + "`")
                    .collect(Collectors.joining(", "));
            operation.setDescription(operation.getDescription() + " Other forms are at this path with " + suffixes
                    + "; here, `Accept` also chooses among them, except for the news sitemap.");
            answer(operation).addHeader(LINK, link());
        } else if (id.startsWith("getSitemap")) {
            MediaType xml =
                    text("A sitemaps.org document.", id.equals("getSitemap") ? "form.sitemap" : "form.sitemapindex");
            answer(operation).setContent(OASFactory.createContent().addMediaType(XML, xml));
        }
    }

    private static APIResponse answer(Operation operation) {
        return operation.getResponses().getAPIResponse("200");
    }

    private static Header link() {
        return OASFactory.createHeader().ref(LINK);
    }

    private static MediaType mediaType(String suffix) {
        return switch (suffix) {
            case "ndjson" ->
                OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("Teaser"))
                        .example(parsed(read("listArticles.json")).at("/items/0") + "\n");
            case "jsonfeed", "jsonld", "ninjs" ->
                OASFactory.createMediaType()
                        .schema(OASFactory.createSchema()
                                .type(List.of(SchemaType.OBJECT))
                                .description(WORDS.get(suffix).description())
                                .additionalPropertiesSchema(OASFactory.createSchema()))
                        .example(value(parsed(read("form." + suffix))));
            default -> text(WORDS.get(suffix).description(), "form." + suffix);
        };
    }

    private static MediaType text(String description, String example) {
        Schema schema =
                OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
        return OASFactory.createMediaType().schema(schema).example(read(example));
    }

    private static void limit(Operation operation, List<String> suffixes) {
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getName().equals("form")) {
                parameter.setSchema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .enumeration(List.copyOf(suffixes)));
            }
        }
    }

    private static Object value(JsonNode node) {
        return JSON.convertValue(node, Object.class);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try (InputStream in = FeedContract.class.getResourceAsStream(EXAMPLES + file)) {
            if (in == null) {
                throw new IllegalStateException("There is no example " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
