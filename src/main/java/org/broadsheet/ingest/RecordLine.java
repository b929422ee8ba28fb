package org.broadsheet.ingest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.broadsheet.article.edit.ArticleDraft;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.body.Image;
import org.broadsheet.problem.Fault;
import org.broadsheet.redirect.edit.RedirectDraft;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.section.SectionDraft;
import org.broadsheet.summary.SummaryDraft;
import org.broadsheet.tag.TagDraft;

/**
 * One parsed line of an import.
 *
 * @param number its number in the file, from 1
 * @param source the line itself; made only where it is asked for
 * @param record what it holds; null if it is rejected or was left out
 * @param faults why it is rejected; empty if it is not
 * @param losses what was removed, or not read as it was written
 * @param spellings the texts that slugs were made from, as sent
 */
record RecordLine(
        long number,
        Supplier<String> source,
        Content record,
        List<Fault> faults,
        List<ContentLoss> losses,
        Map<String, String> spellings) {

    /** Whether it is only word of something that was left out of an archive. */
    boolean isLeftOut() {
        return record == null && faults.isEmpty();
    }

    /** Compares by identity, so that maps of lines need not compare whole articles. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    /** What a record contains. */
    sealed interface Content {

        String slug();

        /** What it shows, by the pointers at which it was sent. */
        default Map<String, Image> imagesByPointer() {
            return Map.of();
        }

        /** The key that must be unique within a batch. */
        default String key() {
            return getClass().getSimpleName() + ' ' + slug();
        }
    }

    record OfTag(TagDraft draft) implements Content {
        @Override
        public String slug() {
            return draft.slug();
        }

        @Override
        public Map<String, Image> imagesByPointer() {
            return one("/image", draft.image());
        }
    }

    record OfAuthor(AuthorDraft draft) implements Content {
        @Override
        public String slug() {
            return draft.slug();
        }

        @Override
        public Map<String, Image> imagesByPointer() {
            return one("/avatar", draft.avatar());
        }
    }

    record OfRedirect(RedirectDraft draft) implements Content {
        @Override
        public String slug() {
            return draft.from();
        }
    }

    /** The end of an export. */
    record OfCursor() implements Content {
        @Override
        public String slug() {
            return "";
        }
    }

    /** A record that refers to others. */
    sealed interface Referring extends Content {

        String type();

        /** The first of an article is its own. */
        List<String> sections();

        List<String> tags();

        List<String> authors();

        Set<String> articles();
    }

    /** Refers to the section that it is below; null for one at the top. */
    record OfSection(SectionDraft draft) implements Referring {
        @Override
        public String slug() {
            return draft.slug();
        }

        @Override
        public Map<String, Image> imagesByPointer() {
            return one("/image", draft.image());
        }

        @Override
        public String type() {
            return "section";
        }

        @Override
        public List<String> sections() {
            return draft.parent() == null ? List.of() : List.of(draft.parent());
        }

        @Override
        public List<String> tags() {
            return List.of();
        }

        @Override
        public List<String> authors() {
            return List.of();
        }

        @Override
        public Set<String> articles() {
            return Set.of();
        }
    }

    record OfArticle(ArticleDraft draft) implements Referring {
        @Override
        public String slug() {
            return draft.slug();
        }

        @Override
        public String type() {
            return "article";
        }

        @Override
        public List<String> sections() {
            return draft.content().everySection();
        }

        @Override
        public List<String> tags() {
            return draft.content().tags();
        }

        @Override
        public List<String> authors() {
            return draft.content().authorSlugs();
        }

        @Override
        public Set<String> articles() {
            return draft.content().otherArticles();
        }

        @Override
        public Map<String, Image> imagesByPointer() {
            return draft.content().imagesByPointer();
        }
    }

    record OfSummary(SummaryDraft draft) implements Referring {
        @Override
        public String slug() {
            return draft.slug();
        }

        @Override
        public Map<String, Image> imagesByPointer() {
            return draft.imagesByPointer();
        }

        @Override
        public String type() {
            return "summary";
        }

        @Override
        public List<String> sections() {
            return List.of(draft.section());
        }

        @Override
        public List<String> tags() {
            return List.of();
        }

        @Override
        public List<String> authors() {
            return List.of();
        }

        @Override
        public Set<String> articles() {
            return draft.articleReferences();
        }
    }

    private static Map<String, Image> one(String pointer, Image image) {
        return image == null ? Map.of() : Map.of(pointer, image);
    }

    boolean isRejected() {
        return !faults.isEmpty();
    }
}
