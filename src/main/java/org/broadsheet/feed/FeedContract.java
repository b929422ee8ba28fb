package org.broadsheet.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says in the contract which forms each operation answers in: those of the suffix, and beside JSON those that
 * {@code Accept} may ask for. Their examples are the files {@code form.<suffix>} in {@code contract/examples}.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public final class FeedContract implements OASFilter {

    private static final String EXAMPLES = "/contract/examples/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String XML = "application/xml";

    private static final Map<String, String> BY_SUFFIX = Map.of(
            "listArticleFeed", FeedForms.LISTS,
            "listAuthorFeed", FeedForms.NAMED,
            "listSectionFeed", FeedForms.NAMED,
            "listTagFeed", FeedForms.LISTS,
            "listSummaryFeed", FeedForms.DIGESTS,
            "listCorrectionFeed", FeedForms.DIGESTS,
            "getArticleForm", FeedForms.ARTICLES);

    private static final Map<String, String> BY_ACCEPT = Map.of(
            "listArticles", FeedForms.LISTS,
            "getAuthor", FeedForms.NAMED,
            "getSection", FeedForms.NAMED,
            "getTag", FeedForms.LISTS,
            "listSummaries", FeedForms.DIGESTS,
            "listCorrections", FeedForms.DIGESTS,
            "getArticle", FeedForms.ARTICLES);

    private static final Map<String, String> WORDS = new LinkedHashMap<>(Map.of(
            "rss", "RSS 2.0 with the modules dc, content, media and atom.",
            "atom", "Atom (RFC 4287), paged (RFC 5005).",
            "jsonfeed", "JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/",
            "newssitemap", "A Google News sitemap.",
            "csv", "CSV (RFC 4180) with a line of names.",
            "jsonld", "schema.org as JSON-LD.",
            "ninjs", "IPTC ninjs 3.0.",
            "md", "CommonMark with GFM tables: the body alone.",
            "html", "Sanitised HTML: the body alone."));

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
            content(operation, new LinkedHashMap<>(), suffixes);
            limit(operation, suffixes);
            if (id.equals("getArticleForm")) {
                withWholeName(operation);
            }
        } else if (BY_ACCEPT.containsKey(id)) {
            List<String> suffixes = new ArrayList<>(List.of(BY_ACCEPT.get(id).split("\\|")));
            suffixes.remove("newssitemap");
            content(
                    operation,
                    new LinkedHashMap<>(operation
                            .getResponses()
                            .getAPIResponse("200")
                            .getContent()
                            .getMediaTypes()),
                    suffixes);
        } else if (id.startsWith("getSitemap")) {
            MediaType xml =
                    text("A document of sitemaps.org.", id.equals("getSitemap") ? "form.sitemap" : "form.sitemapindex");
            operation
                    .getResponses()
                    .getAPIResponse("200")
                    .setContent(OASFactory.createContent().addMediaType(XML, xml));
        }
    }

    private static void content(Operation operation, Map<String, MediaType> types, List<String> suffixes) {
        suffixes.forEach(suffix -> types.put(FeedForms.MEDIA_TYPES.get(suffix), mediaType(suffix)));
        Content content = OASFactory.createContent();
        types.forEach(content::addMediaType);
        operation.getResponses().getAPIResponse("200").setContent(content);
    }

    private static MediaType mediaType(String suffix) {
        return switch (suffix) {
            case "ndjson" ->
                OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("Teaser"))
                        .example(value(parsed(read("listArticles.json")).at("/items/0")));
            case "jsonfeed", "jsonld", "ninjs" ->
                OASFactory.createMediaType()
                        .schema(OASFactory.createSchema()
                                .type(List.of(SchemaType.OBJECT))
                                .description(WORDS.get(suffix))
                                .additionalPropertiesSchema(OASFactory.createSchema()))
                        .example(value(parsed(read("form." + suffix))));
            default -> text(WORDS.get(suffix), "form." + suffix);
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

    /** A slug that ends in a suffix is answered with JSON, by the parameters that go with it; they are not repeated. */
    private static void withWholeName(Operation operation) {
        operation.setParameters(new ArrayList<>(operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH)
                .toList()));
        operation
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .addMediaType(
                        "application/json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("Article"))
                                .example(value(parsed(read("getArticle.json")))));
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
