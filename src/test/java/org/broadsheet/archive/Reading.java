package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a reader of a format finds in a file, for tests of readers. */
public final class Reading {

    private Reading() {}

    /** The items in a file. */
    public static List<ArchiveItem> items(ArchiveReader reader, String name, String content) {
        return items(reader, name, content.getBytes(StandardCharsets.UTF_8), ArchiveMap.byDefault());
    }

    /** The items in a zip of files by their paths. */
    public static List<ArchiveItem> items(ArchiveReader reader, Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return items(reader, "archive.zip", zip(bytes), ArchiveMap.byDefault());
    }

    /** The items in a file of any kind. */
    public static List<ArchiveItem> items(ArchiveReader reader, String name, byte[] content, ArchiveMap map) {
        try {
            Path file = Files.createTempFile("archive", "");
            try {
                Files.write(file, content);
                try (Archive archive = Archive.open(file, name);
                        ArchiveItems items = reader.open(archive, map)) {
                    List<ArchiveItem> all = new ArrayList<>();
                    for (Optional<ArchiveItem> item = items.next(); item.isPresent(); item = items.next()) {
                        all.add(item.get());
                    }
                    return all;
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A zip of these files. */
    public static byte[] zip(Map<String, byte[]> files) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The articles among items. */
    public static List<ArchiveArticle> articles(List<ArchiveItem> items) {
        return items.stream()
                .filter(ArchiveArticle.class::isInstance)
                .map(ArchiveArticle.class::cast)
                .toList();
    }

    /** Whether a reader recognises this text under this name. */
    public static boolean recognises(ArchiveReader reader, String name, String text) {
        return reader.recognises(Head.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static String key(ArchiveArticle article) {
        return article.key;
    }

    public static String slug(ArchiveArticle article) {
        return article.slug;
    }

    public static String status(ArchiveArticle article) {
        return article.status;
    }

    public static Standing standing(ArchiveArticle article) {
        return article.standing;
    }

    public static Instant published(ArchiveArticle article) {
        return article.published;
    }

    public static Instant updated(ArchiveArticle article) {
        return article.updated;
    }

    public static String audience(ArchiveArticle article) {
        return article.audienceByDefault;
    }

    public static List<ArchiveTerm> terms(ArchiveArticle article) {
        return article.terms;
    }

    public static List<ArchivePerson> people(ArchiveArticle article) {
        return article.people;
    }

    public static List<String> addresses(ArchiveArticle article) {
        return article.addresses;
    }

    public static Map<String, JsonNode> others(ArchiveArticle article) {
        return article.others;
    }

    public static ObjectNode fields(ArchiveArticle article) {
        return article.fields;
    }

    /** The details of what an article lost. */
    public static List<String> losses(ArchiveArticle article) {
        return article.losses.stream().map(loss -> loss.detail()).toList();
    }
}
