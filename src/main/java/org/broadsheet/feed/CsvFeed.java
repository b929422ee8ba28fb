package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.broadsheet.article.Teaser;
import org.broadsheet.author.AuthorRef;
import org.broadsheet.tag.TagRef;

/**
 * CSV (RFC 4180) with a line of names. A value that a spreadsheet would take for a formula gets an apostrophe before it
 * (OWASP, CSV Injection).
 */
@ApplicationScoped
class CsvFeed implements Feed {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "id",
                    "slug",
                    "url",
                    "headline",
                    "standfirst",
                    "section",
                    "authors",
                    "tags",
                    "language",
                    "wordCount",
                    "readingMinutes",
                    "publishedAt",
                    "updatedAt",
                    "leadImage")
            .get();

    @Override
    public String suffix() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv;charset=utf-8;header=present";
    }

    @Override
    public byte[] write(FeedPage page) {
        StringBuilder out = new StringBuilder();
        try (CSVPrinter lines = new CSVPrinter(out, FORMAT)) {
            for (FeedEntry entry : page.entries()) {
                Teaser teaser = entry.article();
                lines.printRecord(
                        teaser.id(),
                        teaser.slug(),
                        safe(teaser.url().toString()),
                        safe(teaser.headline()),
                        safe(teaser.standfirst()),
                        safe(teaser.section().slug()),
                        safe(teaser.authors().stream().map(AuthorRef::name).collect(Collectors.joining("; "))),
                        safe(teaser.tags().stream().map(TagRef::name).collect(Collectors.joining("; "))),
                        teaser.language(),
                        teaser.wordCount(),
                        teaser.readingMinutes(),
                        teaser.publishedAt(),
                        teaser.updatedAt(),
                        teaser.leadImage() == null
                                ? ""
                                : safe(teaser.leadImage().url()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String safe(String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
