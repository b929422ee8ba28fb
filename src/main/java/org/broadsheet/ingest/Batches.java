package org.broadsheet.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.broadsheet.article.edit.ArticleIdentity;
import org.broadsheet.article.edit.ArticleIdentity.Names;
import org.broadsheet.article.edit.ArticleIdentity.Placed;
import org.broadsheet.article.edit.ContentWriter;
import org.broadsheet.author.AuthorDraft;
import org.broadsheet.author.EditorialAuthors;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.editorial.EditorialEntity;
import org.broadsheet.editorial.EditorialType;
import org.broadsheet.editorial.EditorialWrites;
import org.broadsheet.editorial.Reach;
import org.broadsheet.editorial.Saved;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.Writer;
import org.broadsheet.extra.Extras;
import org.broadsheet.image.KeptImages;
import org.broadsheet.ingest.ImportResource.UnknownNames;
import org.broadsheet.ingest.RecordLine.OfArticle;
import org.broadsheet.ingest.RecordLine.OfSection;
import org.broadsheet.ingest.RecordLine.OfSummary;
import org.broadsheet.ingest.RecordLine.Referring;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.redirect.edit.RedirectPlaces;
import org.broadsheet.redirect.edit.RedirectWriter;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.section.EditorialSections;
import org.broadsheet.section.SectionDraft;
import org.broadsheet.summary.EditorialSummaries;
import org.broadsheet.tag.EditorialTags;
import org.broadsheet.tag.TagDraft;

/**
 * Stores records, one transaction per batch. A record is stored once everything it refers to exists or arrives in the
 * same batch; until then it waits. Records whose references are still missing at the end of the file are rejected.
 */
@ApplicationScoped
class Batches {

    private static final String SECTION = "section";
    private static final int BATCH_RECORDS = 250;

    private final Database database;
    private final EditorialSections sections;
    private final EditorialTags tags;
    private final EditorialAuthors authors;
    private final ArticleIdentity identity;
    private final KeptImages keptImages;
    private final ContentWriter articles;
    private final EditorialSummaries summaries;
    private final RecordReader reader;
    private final EditorialWrites writes;
    private final RedirectPlaces redirectPlaces;
    private final RedirectWriter redirects;
    private final Extras extras;
    private final Reach reach;
    private final UnknownNames unknownNames;

    Batches(
            Database database,
            EditorialSections sections,
            EditorialTags tags,
            EditorialAuthors authors,
            ArticleIdentity identity,
            KeptImages keptImages,
            ContentWriter articles,
            EditorialSummaries summaries,
            RecordReader reader,
            EditorialWrites writes,
            RedirectPlaces redirectPlaces,
            RedirectWriter redirects,
            Extras extras,
            Reach reach,
            ImportResource.Config config) {
        this.database = database;
        this.sections = sections;
        this.tags = tags;
        this.authors = authors;
        this.identity = identity;
        this.keptImages = keptImages;
        this.articles = articles;
        this.summaries = summaries;
        this.reader = reader;
        this.writes = writes;
        this.redirectPlaces = redirectPlaces;
        this.redirects = redirects;
        this.extras = extras;
        this.reach = reach;
        this.unknownNames = config.unknownNames();
    }

    /** Stores records in the caller's transaction. No two of them may be about the same thing. */
    Outcome store(List<RecordLine> lines, PendingRecords.Session waiting) {
        Outcome outcome = new Outcome();
        List<RecordLine> placing = new ArrayList<>();
        List<RecordLine> referring = new ArrayList<>();
        List<RecordLine> redirecting = new ArrayList<>();
        for (RecordLine line : lines) {
            if (line.record() instanceof OfSection) {
                replaceEarlier(List.of(line), waiting, outcome);
                if (!saveSection(line, waiting, outcome)) {
                    placing.add(line);
                }
            } else if (line.record() instanceof RecordLine.OfTag tag) {
                save(tags, tag.draft(), line, waiting, outcome);
            } else if (line.record() instanceof RecordLine.OfAuthor author) {
                save(authors, author.draft(), line, waiting, outcome);
            } else if (line.record() instanceof RecordLine.OfRedirect) {
                redirecting.add(line);
            } else if (line.record() instanceof RecordLine.OfCursor) {
                outcome.saved(Saved.UNCHANGED);
            } else {
                referring.add(line);
            }
        }
        List<RecordLine> misplaced = saveSections(placing, waiting, outcome);
        if (!misplaced.isEmpty()) {
            waiting.add(misplaced);
        }
        if (!referring.isEmpty()) {
            sections.flush();
            store(referring, waiting, outcome);
        }
        if (!redirecting.isEmpty()) {
            redirect(redirecting, waiting, outcome);
        }
        return outcome;
    }

    private <D> void save(
            EditorialType<?, D, ?> type, D draft, RecordLine line, PendingRecords.Session waiting, Outcome outcome) {
        List<Fault> faults = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        writes.saveRecord(type, draft, settling(waiting), waiting.writer(), faults, warnings)
                .ifPresentOrElse(outcome::saved, () -> outcome.rejected(line.number(), faults));
        outcome.warned(line.number(), faults.isEmpty() ? warnings : List.of());
    }

    /** Finds the image that a picture elsewhere became, for all records but articles, whose images are found together. */
    private UnaryOperator<Image> settling(PendingRecords.Session waiting) {
        return waiting.storesImages() ? keptImages::takenIn : UnaryOperator.identity();
    }

    /** Those of these records that will change something, as far as it can be said now. No two may be about the same thing. */
    List<RecordLine> changing(List<RecordLine> lines, PendingRecords.Session waiting) {
        List<RecordLine> own = lines.stream()
                .filter(line -> line.record() instanceof OfArticle)
                .toList();
        Map<RecordLine, Placed> placed =
                own.isEmpty() ? Map.of() : placed(own, names(own, waiting), waiting.writer(), new Outcome());
        return lines.stream()
                .filter(line -> placed.containsKey(line) ? !placed.get(line).isUnchanged() : isChanging(line))
                .toList();
    }

    private boolean isChanging(RecordLine line) {
        return line.record() instanceof OfSection section && !writes.isUnchanged(sections, section.draft())
                || line.record() instanceof OfSummary summary && !writes.isUnchanged(summaries, summary.draft())
                || line.record() instanceof RecordLine.OfTag tag && !writes.isUnchanged(tags, tag.draft())
                || line.record() instanceof RecordLine.OfAuthor author && !writes.isUnchanged(authors, author.draft());
    }

    /** Stores redirects, which need nothing that they lead to: it may come later, or from another sender. */
    private void redirect(List<RecordLine> lines, PendingRecords.Session waiting, Outcome outcome) {
        if (!waiting.isDry()) {
            redirectPlaces.lock();
        }
        List<RedirectPlaces.Placed> placed = redirectPlaces.place(lines.stream()
                .map(line -> ((RecordLine.OfRedirect) line.record()).draft())
                .toList());
        List<RedirectPlaces.Placed> stored = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            RedirectPlaces.Placed one = placed.get(i);
            List<Fault> faults = new ArrayList<>(one.faults());
            if (!one.isUnchanged()) {
                reach.faultOfShared(waiting.writer().limits(), "redirect").ifPresent(faults::add);
            }
            if (faults.isEmpty()) {
                stored.add(one);
            } else {
                outcome.rejected(lines.get(i).number(), faults);
            }
        }
        redirects.saveRecords(stored, waiting.writer().name()).forEach(outcome::saved);
    }

    /** Stores the sections that have their place now, each after the one that it is below; returns the others. */
    private List<RecordLine> saveSections(List<RecordLine> lines, PendingRecords.Session waiting, Outcome outcome) {
        List<RecordLine> others = new ArrayList<>(lines);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (RecordLine line : List.copyOf(others)) {
                if (saveSection(line, waiting, outcome)) {
                    others.remove(line);
                    changed = true;
                }
            }
        }
        return others;
    }

    /** Stores a section, unless it has no place yet. */
    private boolean saveSection(RecordLine line, PendingRecords.Session waiting, Outcome outcome) {
        SectionDraft draft = ((OfSection) line.record()).draft();
        boolean placed = sections.obstacles(draft).isEmpty();
        if (placed) {
            save(sections, draft, line, waiting, outcome);
        }
        return placed;
    }

    private static void replaceEarlier(List<RecordLine> lines, PendingRecords.Session waiting, Outcome outcome) {
        Map<String, Long> earlier = waiting.lines(lines);
        earlier.forEach((key, line) -> outcome.rejected(
                line,
                List.of(Fault.pointer("/slug", "A later line of the file has the same slug and replaces this one"))));
        if (!earlier.isEmpty()) {
            waiting.remove(earlier.values());
        }
    }

    private void store(List<RecordLine> lines, PendingRecords.Session waiting, Outcome outcome) {
        replaceEarlier(lines, waiting, outcome);
        Names names = names(lines, waiting);
        Map<RecordLine, Placed> placed = placed(lines, names, waiting.writer(), outcome);
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
        Map<UUID, List<Warning>> ofEditors = articles.ofEditors(placed.values());
        placed.forEach((line, place) -> {
            if (!incomplete.contains(line)) {
                complete.add(place);
                warn(line, place, names, ofEditors, outcome);
            }
        });
        articles.saveRecords(complete, names, waiting.writer()).forEach(outcome::saved);
        for (RecordLine line : lines) {
            if (line.record() instanceof OfSummary summary) {
                if (isComplete(summary, names)) {
                    save(summaries, summary.draft(), line, waiting, outcome);
                } else {
                    incomplete.add(line);
                }
            }
        }
        if (!incomplete.isEmpty()) {
            waiting.add(List.copyOf(incomplete));
        }
    }

    private static void warn(
            RecordLine line, Placed place, Names names, Map<UUID, List<Warning>> ofEditors, Outcome outcome) {
        if (!place.isUnchanged()) {
            outcome.warned(line.number(), names.warnings(place.draft().content()));
            outcome.warned(line.number(), ofEditors.getOrDefault(place.id(), List.of()));
        }
    }

    private Map<RecordLine, Placed> placed(List<RecordLine> lines, Names names, Writer writer, Outcome outcome) {
        List<RecordLine> own = lines.stream()
                .filter(line -> line.record() instanceof OfArticle)
                .toList();
        List<Placed> found = identity.place(
                own.stream().map(line -> ((OfArticle) line.record()).draft()).toList());
        Map<Integer, Fault> refused = articles.refused(found, names, writer);
        Map<RecordLine, Placed> placed = new LinkedHashMap<>();
        for (int i = 0; i < own.size(); i++) {
            List<Fault> faults = new ArrayList<>(found.get(i).faults());
            if (!found.get(i).isUnchanged()) {
                faults.addAll(
                        names.images().faults(found.get(i).draft().content().imagesByPointer()));
                faults.addAll(extras.misfits(
                        Kind.ARTICLE, found.get(i).draft().content().extra()));
            }
            if (refused.containsKey(i)) {
                faults.add(refused.get(i));
            }
            if (faults.isEmpty()) {
                placed.put(own.get(i), found.get(i));
            } else {
                outcome.rejected(own.get(i).number(), faults);
            }
        }
        return placed;
    }

    private static boolean isComplete(Referring record, Names names) {
        return names.sections().keySet().containsAll(record.sections())
                && names.tags().keySet().containsAll(record.tags())
                && names.authors().keySet().containsAll(record.authors())
                && names.articles().keySet().containsAll(record.articles());
    }

    /** Resolves the names in these records, as far as their targets are stored. */
    private Names names(List<RecordLine> lines, PendingRecords.Session waiting) {
        Set<String> sectionSlugs = new LinkedHashSet<>();
        Set<String> tagSlugs = new LinkedHashSet<>();
        Set<String> authorSlugs = new LinkedHashSet<>();
        Set<String> articleSlugs = new LinkedHashSet<>();
        List<Image> images = new ArrayList<>();
        for (RecordLine line : lines) {
            Referring record = (Referring) line.record();
            sectionSlugs.addAll(record.sections());
            tagSlugs.addAll(record.tags());
            authorSlugs.addAll(record.authors());
            articleSlugs.addAll(record.articles());
            images.addAll(record.imagesByPointer().values());
        }
        return identity.names(
                sectionSlugs,
                tagSlugs,
                authorSlugs,
                articleSlugs,
                waiting.storesImages() ? keptImages.amongTakenIn(images) : keptImages.among(images));
    }

    /**
     * Stores the waiting records once the file has ended. Records with missing references are rejected, and so are
     * those that refer only to rejected ones. Articles that refer to each other are stored in one transaction.
     *
     * @param createMissing whether sections, tags and authors that have no record are made; if empty, the setting decides
     *     for tags and authors
     * @param source where the records are from
     */
    void finish(PendingRecords.Session waiting, Optional<Boolean> createMissing, RecordSource source, Report report) {
        if (waiting.isEmpty()) {
            return;
        }
        boolean makesNames = createMissing.orElse(unknownNames == UnknownNames.CREATE);
        boolean makesSections = createMissing.orElse(false);
        placeSections(waiting, report);
        rejectUnresolvable(waiting, !makesNames, !makesSections, source, report);
        place(waiting, report);
        if (makesNames) {
            makeNames(waiting, makesSections, report);
        }
        rejectUnresolvable(waiting, true, true, source, report);
        waiting.finish(() -> {
                    Outcome outcome = new Outcome();
                    each("article", waiting, lines -> {
                        Names names = names(lines, waiting);
                        Set<String> slugs = new LinkedHashSet<>();
                        lines.forEach(line -> {
                            slugs.add(line.record().slug());
                            slugs.addAll(((Referring) line.record()).articles());
                        });
                        names.articles().putAll(waiting.ids(slugs));
                        Map<RecordLine, Placed> found = placed(lines, names, waiting.writer(), outcome);
                        Map<UUID, List<Warning>> ofEditors = articles.ofEditors(found.values());
                        found.forEach((line, place) -> warn(line, place, names, ofEditors, outcome));
                        List<Placed> placed = found.values().stream()
                                .map(place -> place.at(
                                        names.articles().get(place.draft().slug())))
                                .toList();
                        articles.saveRecords(placed, names, waiting.writer()).forEach(outcome::saved);
                    });
                    each(
                            "summary",
                            waiting,
                            lines -> lines.forEach(line ->
                                    save(summaries, ((OfSummary) line.record()).draft(), line, waiting, outcome)));
                    return outcome;
                })
                .report(report);
    }

    /**
     * Stores the waiting sections; those that have no place even now are rejected. Each pass over them stores at least one
     * level of the tree, which has few.
     */
    private void placeSections(PendingRecords.Session waiting, Report report) {
        waiting.finish(() -> {
                    Outcome outcome = new Outcome();
                    AtomicBoolean changed = new AtomicBoolean(true);
                    while (changed.getAndSet(false)) {
                        each(SECTION, waiting, lines -> {
                            List<RecordLine> stored = new ArrayList<>(lines);
                            stored.removeAll(saveSections(lines, waiting, outcome));
                            if (!stored.isEmpty()) {
                                changed.set(true);
                                waiting.remove(
                                        stored.stream().map(RecordLine::number).toList());
                            }
                        });
                    }
                    each(SECTION, waiting, lines -> {
                        lines.forEach(line -> outcome.rejected(
                                line.number(), sections.obstacles(((OfSection) line.record()).draft())));
                        waiting.remove(lines.stream().map(RecordLine::number).toList());
                    });
                    return outcome;
                })
                .report(report);
    }

    /**
     * Makes the sections, tags and authors that waiting articles have and nobody sent. An article that is not public yet
     * makes none: they are public, and would tell of it.
     */
    private void makeNames(PendingRecords.Session waiting, boolean withSections, Report report) {
        waiting.finish(() -> {
                    Outcome outcome = new Outcome();
                    Instant now = database.now();
                    each("article", waiting, lines -> {
                        Names known = names(lines, waiting);
                        for (RecordLine line : lines) {
                            OfArticle article = (OfArticle) line.record();
                            if (article.draft().state().isPublic(now)) {
                                makeNames(article, line, waiting.writer(), withSections, known, outcome);
                            }
                        }
                        sections.flush();
                        tags.flush();
                    });
                    return outcome;
                })
                .report(report);
    }

    private static List<String> missing(List<String> slugs, Map<String, UUID> known) {
        return slugs.stream().filter(slug -> !known.containsKey(slug)).toList();
    }

    private void makeNames(
            OfArticle article, RecordLine line, Writer writer, boolean withSections, Names known, Outcome outcome) {
        if (withSections) {
            missing(article.sections(), known.sections()).forEach(slug -> {
                MadeName made = MadeName.of(SECTION, slug, line);
                make(sections, SectionDraft.of(slug, made.name()), made, writer, known.sections(), outcome);
            });
        }
        missing(article.tags(), known.tags()).forEach(slug -> {
            MadeName made = MadeName.of("tag", slug, line);
            make(tags, TagDraft.of(slug, made.name()), made, writer, known.tags(), outcome);
        });
        missing(article.authors(), known.authors()).forEach(slug -> {
            MadeName made = MadeName.of("author", slug, line);
            make(authors, AuthorDraft.of(slug, made.name()), made, writer, known.authors(), outcome);
        });
    }

    /**
     * Makes what a record names; not if the newsroom's schema wants more of it than a name, or if the writer may not, so that
     * the record is rejected.
     */
    private <E extends EditorialEntity, D> void make(
            EditorialType<E, D, ?> type,
            D draft,
            MadeName made,
            Writer writer,
            Map<String, UUID> known,
            Outcome outcome) {
        List<Warning> warnings = new ArrayList<>();
        if (writes.saveRecord(type, draft, UnaryOperator.identity(), writer, new ArrayList<>(), warnings)
                .isPresent()) {
            outcome.warned(made.line(), warnings);
            known.put(made.slug(), type.find("slug", made.slug()).firstResult().id);
            outcome.noticed(made.line(), made.warning());
        }
    }

    /** Links of an archive to an article that cannot be stored stay links; in records, references are meant. */
    private static void detach(PendingRecords.Session waiting, RecordSource source) {
        if (source.isArchive()) {
            waiting.detach(source::addresses);
        }
    }

    private void rejectUnresolvable(
            PendingRecords.Session waiting, boolean named, boolean placed, RecordSource source, Report report) {
        detach(waiting, source);
        Map<Long, String> removed = waiting.removeUnresolvable(named, placed);
        while (!removed.isEmpty()) {
            new TreeMap<>(removed).forEach((line, name) -> {
                String[] parts = name.split(" ");
                report.rejected(line, List.of(Fault.pointer(parts[0], "There is no " + parts[1] + " " + parts[2])));
            });
            detach(waiting, source);
            removed = waiting.removeUnresolvable(named, placed);
        }
    }

    private void place(PendingRecords.Session waiting, Report report) {
        waiting.finish(() -> {
                    Outcome outcome = new Outcome();
                    each("article", waiting, lines -> {
                        Map<RecordLine, Placed> placed =
                                placed(lines, names(lines, waiting), waiting.writer(), outcome);
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
                .report(report);
    }

    private void each(String type, PendingRecords.Session waiting, Consumer<List<RecordLine>> work) {
        long after = 0;
        List<PendingRecords.Waiting> batch = waiting.after(type, after, BATCH_RECORDS);
        while (!batch.isEmpty()) {
            work.accept(batch.stream()
                    .map(one -> reader.read(one.line(), one.source(), LossPolicy.LENIENT))
                    .toList());
            after = batch.get(batch.size() - 1).line();
            batch = waiting.after(type, after, BATCH_RECORDS);
        }
    }
}
