package org.broadsheet.ingest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what was said about the records of an import, by its sentence. Most sentences are said of many records; of those that
 * name a part of one, only the first are kept, so that memory stays flat. Used by one thread.
 */
final class Tally {

    /** The most sentences in an answer. */
    static final int MOST_SHOWN = 100;

    private static final int MOST_KEPT = 5_000;

    private final Map<String, Said> sentences = new LinkedHashMap<>();

    private static final class Said {
        private final ImportLine.Example example;
        private long count;

        Said(ImportLine.Example example) {
            this.example = example;
        }
    }

    /** Counts a sentence. */
    void add(ImportLine.Example example) {
        Said said = sentences.get(example.detail());
        if (said == null && sentences.size() < MOST_KEPT) {
            said = new Said(example);
            sentences.put(example.detail(), said);
        }
        if (said != null) {
            said.count++;
        }
    }

    /** The most frequent sentences, each with how often it was said and where first. */
    List<ImportLine.DetailCount> counts() {
        return sentences.values().stream()
                .sorted(Comparator.comparing((Said said) -> -said.count))
                .limit(MOST_SHOWN)
                .map(said -> new ImportLine.DetailCount(said.example.detail(), said.count, said.example))
                .toList();
    }
}
