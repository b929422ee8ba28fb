package org.broadsheet.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.broadsheet.access.Partner;
import org.broadsheet.access.PartnerMeter;
import org.broadsheet.access.Product;
import org.broadsheet.article.edit.ArticleRecord;
import org.broadsheet.article.edit.ArticleTable;
import org.broadsheet.article.edit.Extent;
import org.broadsheet.change.PartnerCursor;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Snapshot;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.image.ImageCopies;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Writes the articles of a partner's product as import records, from one snapshot, with the sections, tags and authors that they
 * name. Summaries and redirects are in no product.
 */
@ApplicationScoped
class PartnerExport {

    /** How many articles are noted at once. */
    private static final int NOTED = 200;

    /** The fields of a record of an article that every product has. */
    private static final Set<String> IDENTITY = Set.of("type", "slug", "headline");

    /** The fields that a record has to have, and a product may lack. */
    private static final List<String> NEEDED = List.of("section", "body");

    private final PublicReads database;
    private final Export export;
    private final PartnerMeter meter;
    private final ObjectMapper json;

    PartnerExport(PublicReads database, Export export, PartnerMeter meter, ObjectMapper json) {
        this.database = database;
        this.export = export;
        this.meter = meter;
        this.json = json;
    }

    private record Row(PartnerMeter.Text text, ArticleRecord record, String images) {}

    /** What was written and is not noted yet. */
    private final class Lines {

        private final OutputStream out;
        private final Partner partner;
        private final Instant at;
        private final List<PartnerMeter.Text> texts = new ArrayList<>();
        private long bytes;

        Lines(OutputStream out, Partner partner, Instant at) {
            this.out = out;
            this.partner = partner;
            this.at = at;
        }

        void add(ObjectNode record) {
            try {
                byte[] line = (json.writeValueAsString(record) + '\n').getBytes(StandardCharsets.UTF_8);
                out.write(line);
                bytes += line.length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void add(ObjectNode record, PartnerMeter.Text text) {
            texts.add(text);
            add(record);
            if (texts.size() == NOTED) {
                note();
            }
        }

        void note() {
            meter.exported(partner, List.copyOf(texts), bytes, at);
            texts.clear();
            bytes = 0;
        }
    }

    /** Ends the request with a 403 if a product has too few fields for records. */
    static void check(Product product) {
        if (!NEEDED.stream().allMatch(product::hasField)) {
            throw Problem.of(
                            ProblemType.OUTSIDE_PRODUCT,
                            "Records need the fields " + String.join(" and ", NEEDED)
                                    + ", which the product does not have.")
                    .exception();
        }
    }

    /** Writes all lines; the last one is the cursor. Takes its articles from the quota first. */
    void write(OutputStream out, Partner partner) {
        Product product = partner.product();
        Extent extent = product.whole() ? Extent.PUBLIC_WHOLE : Extent.PUBLIC;
        Lines lines = new Lines(out, partner, database.now());
        database.snapshot(snapshot -> {
            snapshot.each(
                    Sql.of("select count(*) as articles").add(articles(product)),
                    row -> row.getLong("articles"),
                    articles -> meter.takeExport(partner, articles));
            try {
                named(snapshot, product, extent, lines);
                snapshot.each(
                        ArticleTable.records(extent, ImageCopies.ofArticle() + " as images", product::condition),
                        row -> new Row(
                                new PartnerMeter.Text(Database.id(row, "id"), row.getInt("version")),
                                ArticleTable.readRecord(row, extent),
                                row.getString("images")),
                        row -> lines.add(
                                sold(export.article(row.record(), row.images(), extent), product), row.text()));
                snapshot.each(
                        PartnerCursor.newest(product),
                        row -> PartnerCursor.read(row, product),
                        cursor -> lines.add(
                                json.createObjectNode().put("type", "cursor").put("cursor", cursor.toString())));
            } finally {
                // What a client that hung up has got counts too.
                lines.note();
            }
        });
    }

    private void named(Snapshot snapshot, Product product, Extent extent, Lines lines) {
        if (product.hasField("section") || product.hasField("sections")) {
            export.sections(
                    snapshot,
                    extent,
                    Sql.of("and t.id in (select x.ancestor_id")
                            .add(
                                    articles(
                                            product,
                                            "join section_ancestor x on x.section_id = any (a.section_id || a.further_section_ids)"))
                            .add(")"),
                    lines::add);
        }
        if (product.hasField("tags")) {
            export.tags(
                    snapshot,
                    extent,
                    Sql.of("and t.id in (select x.tag_id")
                            .add(articles(product, "join article_tag x on x.article_id = a.id"))
                            .add(")"),
                    lines::add);
        }
        if (product.hasField("authors")) {
            export.authors(
                    snapshot,
                    extent,
                    Sql.of("and t.id in (select x.author_id")
                            .add(articles(product, "join article_author x on x.article_id = a.id"))
                            .add(")"),
                    lines::add);
        }
    }

    private static Sql articles(Product product) {
        return articles(product, "");
    }

    private static Sql articles(Product product, String joined) {
        return Sql.of("from article a " + joined + " where " + Visibility.of("a"))
                .add(product.condition("a"));
    }

    private static ObjectNode sold(ObjectNode record, Product product) {
        if (product.hasSomeFields()) {
            Set<String> kept = new TreeSet<>(product.fields());
            kept.addAll(IDENTITY);
            record.retain(kept);
        }
        return record;
    }
}
