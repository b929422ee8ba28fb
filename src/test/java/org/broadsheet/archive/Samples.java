package org.broadsheet.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A whole file of each format, and what becomes of files on their way. */
public final class Samples {

    private static final String RECORDS = """
            {"type": "section", "slug": "local", "name": "Local"}
            {"type": "article", "slug": "ferry", "headline": "Ferry", "language": "en", "section": "local", \
            "status": "published", "publishedAt": "2024-01-01T00:00:00Z", "body": {"html": "<p>It sails.</p>"}}
            """;

    private static final Map<ArchiveFormat, String> FILES = Map.of(
            ArchiveFormat.GHOST, "ghost/export-5.json",
            ArchiveFormat.WXR, "wordpress/harbour.xml",
            ArchiveFormat.NINJS, "wire/ninjs-1.json",
            ArchiveFormat.NEWSML_G2, "wire/newsml-text.xml",
            ArchiveFormat.NITF, "wire/nitf-full.xml",
            ArchiveFormat.RSS, "feed/news.rss",
            ArchiveFormat.ATOM, "feed/news.atom",
            ArchiveFormat.JSON_FEED, "feed/news.json",
            ArchiveFormat.MARKDOWN, "markdown/jekyll/_posts/2019-05-01-ferry.md",
            ArchiveFormat.CSV, "csv/articles.csv");

    private Samples() {}

    /** A file of a format, in UTF-8. */
    public static byte[] of(ArchiveFormat format) {
        if (format == ArchiveFormat.NDJSON) {
            return RECORDS.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Files.readAllBytes(Path.of("src/test/resources/archive", FILES.get(format)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name that a file of a format has in a zip. */
    public static String name(ArchiveFormat format) {
        return switch (format) {
            case NDJSON -> "records.ndjson";
            case GHOST, NINJS, JSON_FEED -> "export.json";
            case WXR, NEWSML_G2, NITF, RSS, ATOM -> "export.xml";
            case MARKDOWN -> "page.md";
            case CSV -> "export.csv";
        };
    }

    /** A text as UTF-16, with a byte order mark. */
    public static byte[] wide(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
    }

    /** The same as gzip packs it. */
    public static byte[] gzip(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A zip whose entries are marked as encrypted. */
    public static byte[] encrypted(byte[] zip) {
        byte[] marked = zip.clone();
        for (int i = 0; i + 9 < marked.length; i++) {
            if (marked[i] == 'P' && marked[i + 1] == 'K') {
                if (marked[i + 2] == 3 && marked[i + 3] == 4) {
                    marked[i + 6] |= 1;
                } else if (marked[i + 2] == 1 && marked[i + 3] == 2) {
                    marked[i + 8] |= 1;
                }
            }
        }
        return marked;
    }
}
