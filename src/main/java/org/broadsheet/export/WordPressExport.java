package org.broadsheet.export;

import com.ctc.wstx.api.InvalidCharHandler;
import com.ctc.wstx.api.WstxOutputProperties;
import com.ctc.wstx.stax.WstxOutputFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.broadsheet.article.edit.Content;
import org.broadsheet.article.edit.ContributorDraft;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.article.edit.NoticeDraft;
import org.broadsheet.article.edit.State;
import org.broadsheet.body.HtmlWriter;
import org.broadsheet.body.Image;
import org.broadsheet.body.Inline;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Snapshot;
import org.broadsheet.image.ImageCopies;
import org.broadsheet.request.SlugMaker;
import org.broadsheet.response.Publication;
import org.broadsheet.response.Site;

/**
 * Writes the newsroom as WordPress exports its own content: WXR 1.2, which the importer of WordPress and of many other
 * systems reads. What is not public now is a draft there, or scheduled if the clock will make it public.
 */
@ApplicationScoped
class WordPressExport {

    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String EXCERPT = "http://wordpress.org/export/1.2/excerpt/";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String WP = "http://wordpress.org/export/1.2/";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String NEVER = "0000-00-00 00:00:00";
    private static final String OWN_PAYWALL = "<!--paywall-->";
    private static final String JETPACK_PAYWALL = "<!-- wp:jetpack/paywall /-->";

    private static final WstxOutputFactory FACTORY = factory();

    private final PublicReads database;
    private final Export export;
    private final ExportedArticles articles;
    private final ImageCopies images;
    private final Site site;
    private final Publication publication;

    WordPressExport(
            PublicReads database,
            Export export,
            ExportedArticles articles,
            ImageCopies images,
            Site site,
            Publication publication) {
        this.database = database;
        this.export = export;
        this.articles = articles;
        this.images = images;
        this.site = site;
        this.publication = publication;
    }

    private static WstxOutputFactory factory() {
        WstxOutputFactory factory = new WstxOutputFactory();
        // Splits the ends of CDATA sections in texts, and replaces what XML cannot hold.
        factory.setProperty(WstxOutputProperties.P_OUTPUT_FIX_CONTENT, true);
        factory.setProperty(
                WstxOutputProperties.P_OUTPUT_INVALID_CHAR_HANDLER, new InvalidCharHandler.ReplacingHandler('\uFFFD'));
        return factory;
    }

    /** Writes the file; the stream stays open. */
    void write(OutputStream out, Extent extent) {
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            database.snapshot(snapshot -> new Writing(new Xml(xml)).all(snapshot, extent));
            xml.close();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** Elements, each on a line. */
    private record Xml(XMLStreamWriter out) {

        void start(String name, String... attributes) {
            run(() -> {
                out.writeStartElement(name);
                for (int i = 0; i < attributes.length; i += 2) {
                    out.writeAttribute(attributes[i], attributes[i + 1]);
                }
            });
        }

        void end() {
            run(() -> {
                out.writeEndElement();
                out.writeCharacters("\n");
            });
        }

        void line() {
            run(() -> out.writeCharacters("\n"));
        }

        /** An element with a plain text; nothing for null. */
        void text(String name, Object text) {
            if (text != null) {
                start(name);
                run(() -> out.writeCharacters(text.toString()));
                end();
            }
        }

        /** An element with a text that may be HTML; an empty one for null. */
        void data(String name, String text, String... attributes) {
            start(name, attributes);
            if (text != null && !text.isEmpty()) {
                run(() -> out.writeCData(text));
            }
            end();
        }

        void meta(String key, String value) {
            if (value != null && !value.isEmpty()) {
                start("wp:postmeta");
                text("wp:meta_key", key);
                data("wp:meta_value", value);
                end();
            }
        }

        @FunctionalInterface
        interface Step {
            void run() throws XMLStreamException;
        }

        void run(Step step) {
            try {
                step.run();
            } catch (XMLStreamException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    /** One file while it is written. */
    private final class Writing {

        private final Xml xml;
        private final String language =
                publication.languages().stream().findFirst().orElse("en");
        private final Map<String, Integer> sections = new HashMap<>();
        private int ids;

        Writing(Xml xml) {
            this.xml = xml;
        }

        void all(Snapshot snapshot, Extent extent) {
            xml.run(() -> xml.out().writeStartDocument("UTF-8", "1.0"));
            xml.line();
            xml.start("rss", "version", "2.0");
            Map.of("content", CONTENT, "dc", DC, "excerpt", EXCERPT, "wp", WP)
                    .forEach((prefix, namespace) -> xml.run(() -> xml.out().writeNamespace(prefix, namespace)));
            xml.line();
            xml.start("channel");
            xml.line();
            xml.text("title", publication.name());
            xml.text("link", root());
            xml.text("description", "");
            xml.text("language", language);
            xml.text("wp:wxr_version", "1.2");
            xml.text("wp:base_site_url", root());
            xml.text("wp:base_blog_url", root());
            export.authors(snapshot, extent, images::onTheWeb, this::author);
            export.sections(snapshot, extent, images::onTheWeb, this::category);
            export.tags(snapshot, extent, images::onTheWeb, this::tag);
            articles.each(snapshot, extent, this::post);
            xml.end();
            xml.end();
            xml.run(() -> xml.out().writeEndDocument());
        }

        private String root() {
            return site.home().toString().replaceFirst("/$", "");
        }

        private void author(ObjectNode author) {
            xml.start("wp:author");
            xml.line();
            xml.text("wp:author_id", ++ids);
            xml.data("wp:author_login", author.path("slug").asText());
            xml.data("wp:author_email", author.path("email").asText(""));
            xml.data("wp:author_display_name", author.path("name").asText());
            xml.data("wp:author_first_name", "");
            xml.data("wp:author_last_name", "");
            xml.end();
        }

        private void category(ObjectNode section) {
            String slug = section.path("slug").asText();
            sections.put(slug, ++ids);
            xml.start("wp:category");
            xml.line();
            xml.text("wp:term_id", ids);
            xml.data("wp:category_nicename", slug);
            xml.data("wp:category_parent", section.path("parent").asText(""));
            xml.data("wp:cat_name", html(section.path("name").asText()));
            xml.data("wp:category_description", html(section.path("description").asText("")));
            xml.end();
        }

        private void tag(ObjectNode tag) {
            xml.start("wp:tag");
            xml.line();
            xml.text("wp:term_id", ++ids);
            xml.data("wp:tag_slug", tag.path("slug").asText());
            xml.data("wp:tag_name", html(tag.path("name").asText()));
            xml.data("wp:tag_description", html(tag.path("description").asText("")));
            xml.end();
        }

        private void post(ExportedArticles.One one) {
            Content content = one.content().mapImages(images.onTheWeb(one.images()));
            int id = ++ids;
            Integer picture = content.leadImage() == null ? null : ++ids;
            if (picture != null) {
                attachment(picture, id, content.leadImage(), one);
            }
            xml.start("item");
            xml.line();
            xml.data("title", html(content.headline()));
            xml.text("link", site.article(content.slug()));
            Instant published = one.publishedAt();
            xml.text("pubDate", published == null ? "" : rfc1123(published));
            xml.data("dc:creator", creator(content));
            xml.data("guid", "urn:uuid:" + one.id(), "isPermaLink", "false");
            xml.text("description", "");
            xml.data("content:encoded", body(one, content));
            xml.data("excerpt:encoded", excerpt(content));
            xml.text("wp:post_id", id);
            dates(published == null ? one.savedAt() : published, published, one);
            xml.text("wp:comment_status", "closed");
            xml.text("wp:ping_status", "closed");
            xml.data("wp:post_name", content.slug());
            xml.text("wp:status", status(one));
            rest("post");
            content.everySection().forEach(slug -> term("category", slug, one.name("section", slug)));
            content.tags().forEach(slug -> term("post_tag", slug, one.name("tag", slug)));
            coAuthors(content, one);
            if (!content.language().equals(language) || content.translationGroup() != null) {
                term("language", content.language(), content.language());
            }
            if (content.translationGroup() != null) {
                term("post_translations", content.translationGroup(), content.translationGroup());
            }
            meta(content, one, picture);
            xml.end();
        }

        private void dates(Instant shown, Instant published, ExportedArticles.One one) {
            xml.text("wp:post_date", time(shown));
            xml.text("wp:post_date_gmt", published == null ? NEVER : time(published));
            Instant updated = one.state().updatedAt() == null
                    ? one.savedAt()
                    : one.state().updatedAt();
            xml.text("wp:post_modified", time(updated));
            xml.text("wp:post_modified_gmt", time(updated));
        }

        private void rest(String type) {
            xml.text("wp:post_parent", 0);
            xml.text("wp:menu_order", 0);
            xml.text("wp:post_type", type);
            xml.text("wp:post_password", "");
            xml.text("wp:is_sticky", 0);
        }

        private void term(String domain, String slug, String name) {
            xml.data("category", html(name), "domain", domain, "nicename", slug);
        }

        /** WordPress itself knows one author; Co-Authors Plus has terms for all, guests among them. */
        private void coAuthors(Content content, ExportedArticles.One one) {
            List<ContributorDraft> writers = writers(content);
            if (writers.size() > 1 || writers.stream().anyMatch(writer -> writer.slug() == null)) {
                writers.forEach(writer -> term(
                        "author",
                        "cap-" + login(writer, content),
                        writer.slug() == null ? writer.name() : one.name("author", writer.slug())));
            }
        }

        private void meta(Content content, ExportedArticles.One one, Integer picture) {
            xml.meta("_thumbnail_id", picture == null ? null : picture.toString());
            xml.meta("kicker", content.kicker());
            xml.meta("byline", content.byline());
            if (!content.sections().isEmpty()) {
                xml.meta(
                        "_yoast_wpseo_primary_category",
                        sections.get(content.section()).toString());
            }
            xml.meta("_yoast_wpseo_canonical", content.canonicalUrl());
            if (content.seo() != null) {
                xml.meta("_yoast_wpseo_title", content.seo().title());
                xml.meta("_yoast_wpseo_metadesc", content.seo().description());
                xml.meta("_yoast_wpseo_meta-robots-noindex", content.seo().noindex() == null ? null : "1");
            }
            if (content.social() != null) {
                xml.meta("_yoast_wpseo_opengraph-title", content.social().title());
                xml.meta("_yoast_wpseo_opengraph-description", content.social().description());
                xml.meta(
                        "_yoast_wpseo_opengraph-image",
                        content.social().image() == null
                                ? null
                                : site.absolute(content.social().image().url()));
            }
            if (content.access() != null) {
                // Whoever meters lets in more than payers and fewer than all: payers are the safer half.
                xml.meta(
                        "_jetpack_newsletter_access",
                        content.access().equals("registered") ? "subscribers" : "paid_subscribers");
            }
            one.formerSlugs().forEach(slug -> xml.meta("_wp_old_slug", slug));
        }

        private void attachment(int id, int post, Image image, ExportedArticles.One one) {
            String url = site.absolute(image.url());
            xml.start("item");
            xml.line();
            xml.data("title", html(url.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "")));
            xml.text("link", url);
            xml.data("guid", url, "isPermaLink", "false");
            xml.data("content:encoded", "");
            xml.data("excerpt:encoded", image.caption());
            xml.text("wp:post_id", id);
            dates(one.savedAt(), one.savedAt(), one);
            xml.data("wp:post_name", "picture-" + id);
            xml.text("wp:status", "inherit");
            xml.text("wp:post_parent", post);
            xml.text("wp:post_type", "attachment");
            xml.data("wp:attachment_url", url);
            xml.meta("_wp_attachment_image_alt", image.alt());
            xml.meta("_media_credit", image.credit());
            xml.end();
        }

        private String body(ExportedArticles.One one, Content content) {
            StringBuilder html = new StringBuilder();
            one.record().notices().forEach(notice -> html.append(notice(notice)));
            if (content.leadMedia() != null) {
                html.append(HtmlWriter.write(List.of(content.leadMedia()), key -> Optional.empty()))
                        .append('\n');
            }
            html.append(HtmlWriter.write(
                            content.body().withAbsoluteUrls(site::absolute).blocks(),
                            one.references(slug -> site.article(slug).toString()))
                    .replace(OWN_PAYWALL, JETPACK_PAYWALL));
            return html.toString();
        }
    }

    private static String notice(NoticeDraft notice) {
        String kind = notice.kind().replace('-', ' ');
        return "<div class=\"notice " + notice.kind() + "\"><p><strong>"
                + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "</strong>, "
                + notice.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate() + "</p>" + notice.text() + "</div>\n";
    }

    private static String status(ExportedArticles.One one) {
        return one.isPublic() ? "publish" : one.isComing() ? "future" : State.DRAFT;
    }

    private static String excerpt(Content content) {
        return content.standfirstHtml() == null ? html(content.standfirst()) : content.standfirstHtml();
    }

    private static List<ContributorDraft> writers(Content content) {
        return content.authors().stream()
                .filter(author -> author.role() == null)
                .collect(Collectors.toList());
    }

    private static String creator(Content content) {
        return writers(content).stream()
                .findFirst()
                .map(writer -> login(writer, content))
                .orElse("");
    }

    private static String login(ContributorDraft writer, Content content) {
        return writer.slug() == null ? SlugMaker.of(writer.name(), content.language()) : writer.slug();
    }

    /** A text in a place where WordPress has HTML; null for null. */
    private static String html(String text) {
        return text == null ? null : Inline.ofText(text);
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String rfc1123(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }
}
