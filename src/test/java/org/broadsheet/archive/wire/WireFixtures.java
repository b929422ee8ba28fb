package org.broadsheet.archive.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Reading;

/** Documents of agencies, and what is often asked of what they became. */
final class WireFixtures {

    private WireFixtures() {}

    static String file(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/archive/wire", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ArchiveArticle only(List<ArchiveItem> items) {
        List<ArchiveArticle> articles = Reading.articles(items);
        if (articles.size() != 1) {
            throw new AssertionError("Not one article but " + items);
        }
        return articles.get(0);
    }

    static ArchiveArticle only(ArchiveReader reader, String name, String content) {
        return only(Reading.items(reader, name, content));
    }

    static String html(ArchiveArticle article) {
        return Reading.fields(article).at("/body/html").asText();
    }

    static String field(ArchiveArticle article, String pointer) {
        return Reading.fields(article).at(pointer).asText(null);
    }

    /** Terms as {@code role kind name}. */
    static List<String> terms(ArchiveArticle article) {
        return Reading.terms(article).stream()
                .map(term -> term.role() == ArchiveTerm.Role.CATEGORY
                        ? "section " + term.name()
                        : term.fields().path("kind").asText() + " " + term.name())
                .toList();
    }

    static ArchiveTerm term(ArchiveArticle article, String name) {
        return Reading.terms(article).stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<String> leftOut(List<ArchiveItem> items) {
        return items.stream()
                .filter(ArchiveItem.LeftOut.class::isInstance)
                .map(item -> ((ArchiveItem.LeftOut) item).where() + ": " + ((ArchiveItem.LeftOut) item).detail())
                .toList();
    }
}
