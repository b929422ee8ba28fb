package org.broadsheet.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.broadsheet.article.ArticlePlaces;
import org.broadsheet.article.ArticlePlaces.Names;
import org.broadsheet.article.ArticlePlaces.Placed;
import org.broadsheet.article.ArticleStore;
import org.broadsheet.author.Authors;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Saved;
import org.broadsheet.ingest.RecordLine.OfArticle;
import org.broadsheet.ingest.RecordLine.OfSummary;
import org.broadsheet.ingest.RecordLine.Referring;
import org.broadsheet.section.Sections;
import org.broadsheet.summary.Summaries;
import org.broadsheet.summary.SummaryDraft;
import org.broadsheet.tag.Tags;

/**
 * Stores records a transaction at a time. A record is stored when everything that it refers to is there or comes in
 * with it; until then it waits, and at the end of the file what still refers to nothing is rejected.
 */
@ApplicationScoped
class Batches {

    private static final int BATCH_RECORDS = 250;
    private static final int LAST_TRANSACTION_SECONDS = 6 * 60 * 60;

    private final Database database;
    private final Sections sections;
    private final Tags tags;
    private final Authors authors;
    private final ArticlePlaces places;
    private final ArticleStore articles;
    private final Summaries summaries;
    private final RecordReader reader;

    Batches(
            Database database,
            Sections sections,
            Tags tags,
            Authors authors,
            ArticlePlaces places,
            ArticleStore articles,
            Summaries summaries,
            RecordReader reader) {
        this.database = database;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.places = places;
        this.articles = articles;
        this.summaries = summaries;
        this.reader = reader;
    }

    /**
     * Has PostgreSQL plan all statements of this connection anew. It plans each for good once it has run a few times; in
     * an empty database that is while a table still is read faster than an index, and each batch then reads all before it.
     */
    void planAnew() {
        database.update(Sql.of("discard plans"));
    }

    /** Stores records of which no two are of one thing, in the caller's transaction. */
    Outcome store(List<RecordLine> lines, PendingRecords.Session waiting) {
        Outcome outcome = new Outcome();
        List<RecordLine> referring = new ArrayList<>();
        for (RecordLine line : lines) {
            if (line.record() instanceof RecordLine.OfSection section) {
                outcome.saved(sections.save(section.draft()));
            } else if (line.record() instanceof RecordLine.OfTag tag) {
                outcome.saved(tags.save(tag.draft()));
            } else if (line.record() instanceof RecordLine.OfAuthor author) {
                outcome.saved(authors.save(author.draft()));
            } else if (line.record() instanceof RecordLine.OfCursor) {
                outcome.saved(Saved.UNCHANGED);
            } else {
                referring.add(line);
            }
        }
        if (!referring.isEmpty()) {
            sections.flush();
            store(referring, waiting, outcome);
        }
        return outcome;
    }

    private void store(List<RecordLine> lines, PendingRecords.Session waiting, Outcome outcome) {
        Map<String, Long> earlier = waiting.lines(lines);
        earlier.forEach((key, line) -> outcome.rejected(
                line, List.of(Fault.pointer("/slug", "A later line of the file has the same slug; that one counts"))));
        if (!earlier.isEmpty()) {
            waiting.remove(earlier.values());
        }
        Names names = names(lines);
        Map<RecordLine, Placed> placed = placed(lines, outcome);
        placed.forEach((line, place) -> names.articles().put(place.draft().slug(), place.id()));
        Set<RecordLine> incomplete = new LinkedHashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<RecordLine, Placed> entry : placed.entrySet()) {
                RecordLine line = entry.getKey();
                if (!incomplete.contains(line) && !isComplete((Referring) line.record(), names)) {
                    incomplete.add(line);
                    if (entry.getValue().stored() == null) {
                        names.articles().remove(entry.getValue().draft().slug());
                    }
                    changed = true;
                }
            }
        }
        List<Placed> complete = new ArrayList<>();
        placed.forEach((line, place) -> {
            if (!incomplete.contains(line)) {
                complete.add(place);
            }
        });
        articles.save(complete, names, waiting.by()).forEach(outcome::saved);
        for (RecordLine line : lines) {
            if (line.record() instanceof OfSummary summary) {
                if (isComplete(summary, names)) {
                    outcome.saved(save(summary.draft(), names));
                } else {
                    incomplete.add(line);
                }
            }
        }
        if (!incomplete.isEmpty()) {
            waiting.add(List.copyOf(incomplete));
        }
    }

    private Saved save(SummaryDraft draft, Names names) {
        return summaries.save(
                draft,
                names.sections().get(draft.section()),
                draft.articles().stream().map(names.articles()::get).toList(),
                draft.body().mapReferences(slug -> names.articles().get(slug).toString()));
    }

    private Map<RecordLine, Placed> placed(List<RecordLine> lines, Outcome outcome) {
        List<RecordLine> own = lines.stream()
                .filter(line -> line.record() instanceof OfArticle)
                .toList();
        List<Placed> found = places.place(
                own.stream().map(line -> ((OfArticle) line.record()).draft()).toList());
        Map<RecordLine, Placed> placed = new LinkedHashMap<>();
        for (int i = 0; i < own.size(); i++) {
            if (found.get(i).faults().isEmpty()) {
                placed.put(own.get(i), found.get(i));
            } else {
                outcome.rejected(own.get(i).number(), found.get(i).faults());
            }
        }
        return placed;
    }

    private static boolean isComplete(Referring record, Names names) {
        return names.sections().containsKey(record.section())
                && names.tags().keySet().containsAll(record.tags())
                && names.authors().keySet().containsAll(record.authors())
                && names.articles().keySet().containsAll(record.articles());
    }

    /** What the names in these records stand for, as far as it is stored. */
    private Names names(List<RecordLine> lines) {
        Set<String> sectionSlugs = new LinkedHashSet<>();
        Set<String> tagSlugs = new LinkedHashSet<>();
        Set<String> authorSlugs = new LinkedHashSet<>();
        Set<String> articleSlugs = new LinkedHashSet<>();
        for (RecordLine line : lines) {
            Referring record = (Referring) line.record();
            sectionSlugs.add(record.section());
            tagSlugs.addAll(record.tags());
            authorSlugs.addAll(record.authors());
            articleSlugs.addAll(record.articles());
        }
        return places.names(sectionSlugs, tagSlugs, authorSlugs, articleSlugs);
    }

    /**
     * Stores what waits, now that the file is at its end. What refers to nothing is rejected, and with it what refers
     * to that alone. Articles that refer to each other go into one transaction.
     */
    void finish(PendingRecords.Session waiting, Report report) {
        if (waiting.isEmpty()) {
            return;
        }
        rejectUnresolvable(waiting, report);
        place(waiting, report);
        rejectUnresolvable(waiting, report);
        waiting.transaction()
                .timeout(LAST_TRANSACTION_SECONDS)
                .call(() -> {
                    Outcome outcome = new Outcome();
                    each("article", waiting, lines -> {
                        Names names = names(lines);
                        Set<String> slugs = new LinkedHashSet<>();
                        lines.forEach(line -> {
                            slugs.add(line.record().slug());
                            slugs.addAll(((Referring) line.record()).articles());
                        });
                        names.articles().putAll(waiting.ids(slugs));
                        List<Placed> placed = placed(lines, outcome).values().stream()
                                .map(place -> place.at(
                                        names.articles().get(place.draft().slug())))
                                .toList();
                        articles.save(placed, names, waiting.by()).forEach(outcome::saved);
                    });
                    each("summary", waiting, lines -> {
                        Names names = names(lines);
                        lines.forEach(line -> outcome.saved(save(((OfSummary) line.record()).draft(), names)));
                    });
                    return outcome;
                })
                .tell(report);
    }

    private void rejectUnresolvable(PendingRecords.Session waiting, Report report) {
        Map<Long, String> removed = waiting.removeUnresolvable();
        while (!removed.isEmpty()) {
            new TreeMap<>(removed).forEach((line, name) -> {
                String[] parts = name.split(" ");
                report.rejected(line, List.of(Fault.pointer(parts[0], "There is no " + parts[1] + " " + parts[2])));
            });
            removed = waiting.removeUnresolvable();
        }
    }

    private void place(PendingRecords.Session waiting, Report report) {
        waiting.transaction()
                .timeout(LAST_TRANSACTION_SECONDS)
                .call(() -> {
                    Outcome outcome = new Outcome();
                    each("article", waiting, lines -> {
                        Map<RecordLine, Placed> placed = placed(lines, outcome);
                        List<Long> faulty = lines.stream()
                                .filter(line -> !placed.containsKey(line))
                                .map(RecordLine::number)
                                .toList();
                        waiting.remove(faulty);
                        Map<String, UUID> stored = new HashMap<>();
                        placed.values().stream()
                                .filter(place -> place.stored() != null)
                                .forEach(place -> stored.put(place.draft().slug(), place.id()));
                        waiting.identify(stored);
                    });
                    return outcome;
                })
                .tell(report);
    }

    private void each(String type, PendingRecords.Session waiting, Consumer<List<RecordLine>> work) {
        long after = 0;
        List<PendingRecords.Waiting> batch = waiting.after(type, after, BATCH_RECORDS);
        while (!batch.isEmpty()) {
            work.accept(batch.stream()
                    .map(one -> reader.read(one.line(), one.source()))
                    .toList());
            after = batch.get(batch.size() - 1).line();
            batch = waiting.after(type, after, BATCH_RECORDS);
        }
    }
}
