package org.broadsheet.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.Warning;
import org.broadsheet.image.ImageFetcher;
import org.broadsheet.image.KeptImages;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.request.WarningCode;

/**
 * Takes in the pictures that the records of one import name by addresses elsewhere, before the records are stored. Used by
 * one thread.
 */
final class RecordImages {

    private static final int FAILURES_REMEMBERED = 10_000;

    private final ImageFetcher fetcher;
    private final KeptImages kept;
    private final Batches batches;
    private final RecordReader reader;
    private final RecordSource source;
    private final PendingRecords.Session session;
    private final Report report;

    /** Why addresses failed, so that none is tried twice; the latest only, so that memory use stays flat. */
    private final Map<String, String> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > FAILURES_REMEMBERED;
        }
    };

    RecordImages(
            ImageFetcher fetcher,
            KeptImages kept,
            Batches batches,
            RecordReader reader,
            RecordSource source,
            PendingRecords.Session session,
            Report report) {
        this.fetcher = fetcher;
        this.kept = kept;
        this.batches = batches;
        this.reader = reader;
        this.source = source;
        this.session = session;
        this.report = report;
    }

    /**
     * Takes in the pictures of records that will change something, and reports those that stay where they are. A dry run
     * reports all that it would fetch. No two of the records may be about the same thing.
     *
     * @return redirects from the paths that pictures had on an earlier site to those that they have here
     */
    List<RecordLine> takeIn(List<RecordLine> run) {
        if (!session.storesImages()) {
            return List.of();
        }
        Set<String> untaken = fetcher.untaken(images(run, any -> true));
        Predicate<Image> isUntaken = image -> untaken.contains(image.url());
        List<RecordLine> concerned = run.stream()
                .filter(line -> !images(List.of(line), isUntaken).isEmpty())
                .toList();
        if (concerned.isEmpty()) {
            return List.of();
        }
        List<RecordLine> changing = session.transaction().call(() -> batches.changing(concerned, session));
        List<Image> wanted = images(changing, isUntaken);
        Map<String, String> reasons = session.isDry() ? wouldBeFetched(wanted) : fetched(wanted);
        changing.forEach(line -> line.record().imagesByPointer().forEach((pointer, image) -> {
            if (reasons.containsKey(image.url())) {
                report.warning(
                        line.number(), new Warning(WarningCode.IMAGE_NOT_STORED, pointer, reasons.get(image.url())));
            }
        }));
        return session.isDry() || changing.isEmpty()
                ? List.of()
                : redirects(changing.get(0).number(), wanted, reasons.keySet());
    }

    private List<RecordLine> redirects(long number, List<Image> wanted, Set<String> failed) {
        Map<String, Image> moved = new LinkedHashMap<>();
        wanted.stream().filter(image -> !failed.contains(image.url())).forEach(image -> source.picturePath(image.url())
                .ifPresent(path -> moved.putIfAbsent(path, image)));
        List<RecordLine> redirects = new ArrayList<>();
        moved.forEach((path, image) -> {
            Image taken = kept.takenIn(image);
            if (taken.id() != null) {
                String redirect = JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "redirect")
                        .put("from", path)
                        .put("to", taken.url())
                        .toString();
                redirects.add(reader.read(number, redirect, LossPolicy.LENIENT));
            }
        });
        return redirects;
    }

    private static List<Image> images(List<RecordLine> lines, Predicate<Image> which) {
        return lines.stream()
                .flatMap(line -> line.record().imagesByPointer().values().stream())
                .filter(which)
                .toList();
    }

    private static Map<String, String> wouldBeFetched(Collection<Image> images) {
        Map<String, String> reasons = new LinkedHashMap<>();
        images.forEach(image -> reasons.put(image.url(), "Would be fetched and kept here; a dry run fetches nothing"));
        return reasons;
    }

    private Map<String, String> fetched(Collection<Image> images) {
        Map<String, String> reasons = new LinkedHashMap<>();
        List<Image> untried = new ArrayList<>();
        images.forEach(image -> {
            String why = failures.get(image.url());
            if (why == null) {
                untried.add(image);
            } else {
                reasons.put(image.url(), why);
            }
        });
        Map<String, String> failed =
                fetcher.takeIn(untried, source::picture, session.writer().name());
        failures.putAll(failed);
        reasons.putAll(failed);
        return reasons;
    }
}
