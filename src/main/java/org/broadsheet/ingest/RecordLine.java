package org.broadsheet.ingest;

import java.util.List;
import java.util.Set;
import org.broadsheet.article.ArticleDraft;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.body.Dropped;
import org.broadsheet.delivery.Fault;
import org.broadsheet.section.SectionDraft;
import org.broadsheet.summary.SummaryDraft;
import org.broadsheet.tag.TagDraft;

/**
 * One line of an import, read.
 *
 * @param number its number in the file, from 1
 * @param source the line itself
 * @param record what it holds; null where it is at fault
 * @param faults why it is rejected; empty where it is not
 * @param dropped what the sanitiser or a limit took out
 */
record RecordLine(long number, String source, Content record, List<Fault> faults, List<Dropped> dropped) {

    /** A line is itself alone: maps of lines need not read through articles. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    /** What a record is of. */
    sealed interface Content {

        String slug();

        /** The key that no two records of one batch may share. */
        default String key() {
            return getClass().getSimpleName() + ' ' + slug();
        }
    }

    record OfSection(SectionDraft draft) implements Content {
        @Override
        public String slug() {
            return draft.slug();
        }
    }

    record OfTag(TagDraft draft) implements Content {
        @Override
        public String slug() {
            return draft.slug();
        }
    }

    record OfAuthor(AuthorDraft draft) implements Content {
        @Override
        public String slug() {
            return draft.slug();
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

        String section();

        List<String> tags();

        List<String> authors();

        Set<String> articles();
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
        public String section() {
            return draft.section();
        }

        @Override
        public List<String> tags() {
            return draft.tags();
        }

        @Override
        public List<String> authors() {
            return draft.authors();
        }

        @Override
        public Set<String> articles() {
            return draft.articleReferences();
        }
    }

    record OfSummary(SummaryDraft draft) implements Referring {
        @Override
        public String slug() {
            return draft.slug();
        }

        @Override
        public String type() {
            return "summary";
        }

        @Override
        public String section() {
            return draft.section();
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

    boolean isRejected() {
        return !faults.isEmpty();
    }
}
