package org.broadsheet.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.article.edit.NoticeDraft;
import org.broadsheet.article.edit.State;
import org.broadsheet.body.HtmlReader;
import org.broadsheet.body.Image;
import org.broadsheet.body.Inline;
import org.broadsheet.body.MarkdownWriter;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Snapshot;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.image.ImageCopies;
import org.broadsheet.media.MediaKey;
import org.broadsheet.media.MediaStore;
import org.broadsheet.response.Publication;
import org.broadsheet.response.Site;

/**
 * Writes the newsroom as a zip of Markdown files with YAML front matter, laid out as Hugo has its sites: a folder for each
 * section, with a file for each article; the pictures that are kept here; data of authors and tags, and all redirects. Holds
 * one article in memory at a time.
 */
@ApplicationScoped
class MarkdownExport {

    /** What the front matter says in words of its own, or the file itself. */
    private static final List<String> SAID = List.of(
            "slug",
            "headline",
            "standfirst",
            "standfirstHtml",
            "body",
            "language",
            "canonicalUrl",
            "leadImage",
            "aliases",
            "kicker",
            "shortHeadline",
            "dateline",
            "byline",
            "seo",
            "access",
            "translationGroup",
            "featured");

    private static final String CONTENT = "content/";
    private static final String MEDIA = "media/";
    private static final String STATIC_MEDIA = "static/" + MEDIA;

    private static final YAMLMapper YAML =
            YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

    private static final HtmlReader NOTICES = new HtmlReader(url -> Optional.empty());

    private final PublicReads database;
    private final Export export;
    private final ExportedArticles articles;
    private final ImageCopies images;
    private final MediaStore store;
    private final Site site;
    private final Publication publication;

    MarkdownExport(
            PublicReads database,
            Export export,
            ExportedArticles articles,
            ImageCopies images,
            MediaStore store,
            Site site,
            Publication publication) {
        this.database = database;
        this.export = export;
        this.articles = articles;
        this.images = images;
        this.store = store;
        this.site = site;
        this.publication = publication;
    }

    /** Writes the zip; the stream stays open. */
    void write(OutputStream out, Extent extent) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        database.snapshot(snapshot -> {
            file(zip, "hugo.yaml", yaml(settings()).replaceFirst("^---\n", ""));
            export.sections(snapshot, extent, this::pictures, section -> {
                term(zip, "", section);
                // Further sections of an article are its categories, which have pages of their own.
                term(zip, "categories/", section);
            });
            export.tags(snapshot, extent, this::pictures, tag -> term(zip, "tags/", tag));
            export.authors(snapshot, extent, this::pictures, author -> term(zip, "authors/", author));
            names(zip, "data/tags.yaml", list -> export.tags(snapshot, extent, this::pictures, list));
            names(zip, "data/authors.yaml", list -> export.authors(snapshot, extent, this::pictures, list));
            articles.each(snapshot, extent, one -> file(zip, CONTENT + path(one.content()), article(one)));
            redirects(zip, snapshot, extent);
            pictures(zip, snapshot, extent);
        });
        zip.finish();
    }

    private static void file(ZipOutputStream zip, String name, String text) {
        begin(zip, name);
        append(zip, text);
        end(zip);
    }

    private static void begin(ZipOutputStream zip, String name) {
        try {
            zip.putNextEntry(new ZipEntry(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(ZipOutputStream zip, String text) {
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ZipOutputStream zip) {
        try {
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** YAML after a line of {@code ---}. */
    private static String yaml(JsonNode tree) {
        try {
            // Times as YAML's own, which some generators insist on.
            return YAML.writeValueAsString(tree)
                    .replaceAll("(?m)^(date|lastmod|expiryDate): \"([0-9T:.Z-]+)\"$", "$1: $2");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written as YAML", e);
        }
    }

    private ObjectNode settings() {
        String language = publication.languages().stream().findFirst().orElse("en");
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("baseURL", site.home().toString());
        settings.put("title", publication.name());
        settings.put("languageCode", language);
        settings.put("defaultContentLanguage", language);
        settings.putObject("languages").putObject(language).put("weight", 1);
        settings.putObject("taxonomies")
                .put("category", "categories")
                .put("tag", "tags")
                .put("author", "authors");
        return settings;
    }

    /** Where an article is. Not at {@code index}, which would make all others of its folder parts of it. */
    private static String path(Content content) {
        String name = content.slug().equals("index") ? "-index" : content.slug();
        return content.section() + "/" + name + ".md";
    }

    /** The page of a section, tag or author. */
    private static void term(ZipOutputStream zip, String folder, ObjectNode record) {
        file(zip, CONTENT + folder + record.path("slug").asText() + "/_index.md", term(record));
    }

    private static String term(ObjectNode record) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("title", record.path("name").asText());
        put(head, "description", record.path("description").asText(""));
        put(head, "parent", record.path("parent").asText(""));
        if (record.has("position")) {
            head.put("weight", record.path("position").asInt() + 1);
        }
        List.of("image", "extra").forEach(name -> {
            if (record.hasNonNull(name)) {
                head.set(name, pruned(record.get(name)));
            }
        });
        return yaml(head) + "---\n";
    }

    /** A file with records by their slugs. */
    private void names(ZipOutputStream zip, String name, Consumer<Consumer<ObjectNode>> records) {
        begin(zip, name);
        records.accept(record -> {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            String slug = record.path("slug").asText();
            record.remove(List.of("type", "slug"));
            one.set(slug, pruned(record));
            append(zip, yaml(one).replaceFirst("^---\n", ""));
        });
        end(zip);
    }

    /** A copy without nulls and empty lists. */
    private static JsonNode pruned(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode some = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> {
                boolean empty = entry.getValue().isNull()
                        || entry.getValue().isContainerNode()
                                && entry.getValue().isEmpty();
                if (!empty) {
                    some.set(entry.getKey(), pruned(entry.getValue()));
                }
            });
            return some;
        }
        return node;
    }

    private UnaryOperator<Image> pictures(String rows) {
        return images.inFiles(rows, kept -> "/" + MEDIA + kept.fileName());
    }

    private String article(ExportedArticles.One one) {
        Content content = one.content().mapImages(pictures(one.images()));
        UnaryOperator<String> address = slug -> site.path(site.article(slug));
        String notices =
                one.record().notices().stream().map(MarkdownExport::quote).collect(Collectors.joining());
        String media = content.leadMedia() == null
                ? ""
                : MarkdownWriter.write(List.of(content.leadMedia()), key -> Optional.empty()) + "\n\n";
        String body = MarkdownWriter.write(content.body().blocks(), one.references(address));
        return yaml(head(one, content)) + "---\n\n" + notices + media + body + '\n';
    }

    private ObjectNode head(ExportedArticles.One one, Content content) {
        State state = one.state();
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("title", content.headline());
        put(head, "linkTitle", content.shortHeadline());
        put(head, "description", content.standfirst());
        put(head, "date", text(one.publishedAt()));
        put(head, "lastmod", text(state.publishedAt() == null ? null : state.updatedAt()));
        put(head, "expiryDate", text(state.expiresAt()));
        head.put("slug", content.slug());
        head.put("url", site.path(site.article(content.slug())));
        // Generators know nobody who may read more than others: what is not for everybody is no page before somebody
        // says so.
        head.put("draft", !one.isPublic() || content.access() != null);
        put(head, "access", content.access());
        list(
                head,
                "authors",
                content.authors().stream()
                        .filter(author -> author.role() == null)
                        .map(author -> author.slug() == null ? author.name() : author.slug())
                        .toList());
        list(head, "categories", content.everySection());
        list(head, "tags", content.tags());
        list(
                head,
                "aliases",
                Stream.concat(
                                content.aliases().stream(),
                                one.formerSlugs().stream().map(slug -> site.path(site.article(slug))))
                        .toList());
        if (content.leadImage() != null) {
            head.set("image", image(content.leadImage()));
        }
        head.put("language", content.language());
        put(head, "translationKey", content.translationGroup());
        put(head, "canonical", content.canonicalUrl());
        if (content.featured() != null) {
            head.put("featured", true);
        }
        put(head, "kicker", content.kicker());
        put(head, "dateline", content.dateline());
        put(head, "byline", content.byline());
        if (content.seo() != null) {
            head.set("seo", StoredJson.tree(content.seo()));
        }
        head.set("broadsheet", own(one, content));
        return head;
    }

    /** What has no word that generators know, in the words of records. */
    private static ObjectNode own(ExportedArticles.One one, Content content) {
        ObjectNode own = ((ObjectNode) StoredJson.tree(content)).remove(SAID);
        own.setAll((ObjectNode) StoredJson.tree(one.state()));
        put(own, "standfirstHtml", content.standfirstHtml());
        if (!one.record().notices().isEmpty()) {
            own.set("notices", StoredJson.tree(one.record().notices()));
        }
        return (ObjectNode) pruned(own);
    }

    private static ObjectNode image(Image image) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("src", image.url());
        node.put("alt", image.alt());
        put(node, "caption", image.caption() == null ? null : Inline.line(image.caption()));
        put(node, "credit", image.credit());
        return (ObjectNode) pruned(node);
    }

    /** A notice as a quote, after its kind and its day. */
    private static String quote(NoticeDraft notice) {
        String kind = notice.kind().replace('-', ' ');
        String title = "**" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "**, "
                + notice.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        String text = MarkdownWriter.write(NOTICES.read(notice.text()).body().blocks(), key -> Optional.empty());
        return (title + "\n\n" + text)
                .lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static void put(ObjectNode head, String name, String text) {
        if (text != null && !text.isEmpty()) {
            head.put(name, text);
        }
    }

    private static void list(ObjectNode head, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            values.forEach(head.putArray(name)::add);
        }
    }

    private void redirects(ZipOutputStream zip, Snapshot snapshot, Extent extent) {
        begin(zip, "redirects.csv");
        StringBuilder line = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(line, CSVFormat.RFC4180)) {
            csv.printRecord("from", "to", "status");
            export.redirects(snapshot, extent, redirect -> {
                try {
                    String to = redirect.to().startsWith("/") || redirect.to().contains(":")
                            ? redirect.to()
                            : site.path(site.article(redirect.to()));
                    csv.printRecord(redirect.from(), to, redirect.permanent() ? 308 : 307);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                append(zip, line.toString());
                line.setLength(0);
            });
            append(zip, line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end(zip);
    }

    private void pictures(ZipOutputStream zip, Snapshot snapshot, Extent extent) {
        List<String> missing = new ArrayList<>();
        snapshot.each(
                Sql.of(ImageCopies.used(extent.of("a"))),
                row -> images.read(row.getString("images")).get(0),
                kept -> {
                    if (!picture(zip, kept)) {
                        missing.add(kept.fileName());
                    }
                });
        if (!missing.isEmpty()) {
            file(
                    zip,
                    STATIC_MEDIA + "MISSING.txt",
                    "The store has no file of these pictures:\n" + String.join("\n", missing) + '\n');
        }
    }

    private boolean picture(ZipOutputStream zip, ImageCopies.Kept kept) {
        Optional<MediaStore.Content> found = store.open(new MediaKey.Original(kept.sha256()));
        if (found.isEmpty()) {
            return false;
        }
        begin(zip, STATIC_MEDIA + kept.fileName());
        try (MediaStore.Content content = found.get()) {
            content.stream().transferTo(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end(zip);
        return true;
    }
}
