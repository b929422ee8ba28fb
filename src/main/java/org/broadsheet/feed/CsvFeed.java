package org.broadsheet.feed;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.broadsheet.article.Teaser;
import org.broadsheet.author.AuthorRef;
import org.broadsheet.extra.Extra;
import org.broadsheet.response.CsvCell;
import org.broadsheet.section.SectionRef;
import org.broadsheet.tag.TagRef;

/**
 * CSV (RFC 4180) with a header line. Columns are named like the fields of the JSON, in camelCase. Sections, authors and
 * tags have two columns each: what people call them, and the slugs that filters take; several are separated by {@code "; "}.
 * Fields of the newsroom's own have a column each if they are named, since any others may be in any article.
 * A value that a spreadsheet would take for a formula is prefixed with an apostrophe (OWASP, CSV Injection).
 */
@ApplicationScoped
class CsvFeed implements Feed {

    /**
     * A column.
     *
     * @param field the field of the teaser that it shows, by which it is selected
     * @param value may return null
     */
    private record Column(String name, String field, Function<Teaser, Object> value) {

        Column(String name, Function<Teaser, Object> value) {
            this(name, name, value);
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("id", Teaser::id),
            new Column("slug", Teaser::slug),
            new Column("url", Teaser::url),
            new Column("headline", Teaser::headline),
            new Column("standfirst", Teaser::standfirst),
            new Column("excerpt", Teaser::excerpt),
            new Column("section", teaser -> teaser.section().name()),
            new Column("sectionSlug", "section", teaser -> teaser.section().slug()),
            new Column("authors", teaser -> joined(teaser.authors(), AuthorRef::name)),
            new Column("authorSlugs", "authors", teaser -> joined(teaser.authors(), AuthorRef::slug)),
            new Column("tags", teaser -> joined(teaser.tags(), TagRef::name)),
            new Column("tagSlugs", "tags", teaser -> joined(teaser.tags(), TagRef::slug)),
            new Column("language", Teaser::language),
            new Column("wordCount", Teaser::wordCount),
            new Column("readingMinutes", Teaser::readingMinutes),
            new Column("publishedAt", Teaser::publishedAt),
            new Column("updatedAt", Teaser::updatedAt),
            new Column(
                    "leadImage",
                    teaser -> teaser.leadImage() == null
                            ? null
                            : teaser.leadImage().url()),
            new Column("kind", teaser -> teaser.kind().wireName()),
            new Column("kicker", Teaser::kicker),
            new Column("shortHeadline", Teaser::shortHeadline),
            new Column("canonicalUrl", Teaser::canonicalUrl),
            new Column("priority", Teaser::priority),
            new Column("featured", Teaser::featured),
            new Column(
                    "rights",
                    teaser -> teaser.rights() == null ? null : teaser.rights().copyright()),
            new Column(
                    "ai",
                    teaser -> teaser.ai() == null ? null : teaser.ai().use().wireName()),
            new Column("access", teaser -> teaser.access().wireName()),
            new Column(
                    "contributors",
                    teaser -> joined(
                            teaser.contributors(),
                            one -> one.name() + " (" + one.role().wireName() + ')')),
            new Column("byline", Teaser::byline),
            new Column("sections", teaser -> joined(teaser.sections(), SectionRef::name)));

    private static final Set<String> FIELDS =
            COLUMNS.stream().map(Column::field).collect(Collectors.toUnmodifiableSet());

    @Override
    public String suffix() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=utf-8;header=present";
    }

    @Override
    public Set<String> fields() {
        return FIELDS;
    }

    @Override
    public byte[] write(FeedPage page) {
        List<Column> columns = Stream.concat(
                        COLUMNS.stream().filter(column -> page.fields().has(column.field())),
                        page.fields().membersOfOpen().stream().map(CsvFeed::own))
                .toList();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(columns.stream().map(Column::name).toArray(String[]::new))
                .get();
        StringBuilder out = new StringBuilder();
        try (CSVPrinter lines = new CSVPrinter(out, format)) {
            for (FeedEntry entry : page.entries()) {
                lines.printRecord(columns.stream()
                        .map(column -> CsvCell.of(column.value().apply(entry.article())))
                        .toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The column of a field of the newsroom's own: text, number, true or false, or else its JSON. */
    private static Column own(String member) {
        return new Column(Extra.PREFIX + member, Extra.FIELD, teaser -> {
            JsonNode value = Extra.fields(teaser.extra()).path(member);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            return value.isNumber() ? value.numberValue() : value.isTextual() ? value.textValue() : value;
        });
    }

    private static <T> String joined(List<T> some, Function<T, String> name) {
        return some.stream().map(name).collect(Collectors.joining("; "));
    }
}
