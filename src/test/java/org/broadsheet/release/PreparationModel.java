package org.broadsheet.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.broadsheet.release.PreparationStep.Field;
import org.broadsheet.release.PreparationStep.Part;

/**
 * What some stories, their working copies and a release must be after any number of steps: the rules in a few lines,
 * without rows or HTTP. Operations return the status that they must be answered, and change nothing unless it is a 2xx.
 */
final class PreparationModel {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNFIT = 422;

    /** What a story says. */
    record Text(String headline, String standfirst, String body) {

        String of(Field field) {
            return switch (field) {
                case HEADLINE -> headline;
                case STANDFIRST -> standfirst;
                case BODY -> body;
            };
        }

        Text with(Field field, String value) {
            return new Text(
                    field == Field.HEADLINE ? value : headline,
                    field == Field.STANDFIRST ? value : standfirst,
                    field == Field.BODY ? value : body);
        }
    }

    /**
     * A working copy.
     *
     * @param base what was live when it was made or rebased, at a version of the story
     * @param at when the clock makes it live; null if nobody said so
     */
    record Copy(Text base, int version, Text own, Instant at, boolean failed) {

        Copy saying(Text text) {
            return new Copy(base, version, text, at, false);
        }

        Copy scheduled(Instant time) {
            return new Copy(base, version, own, time, false);
        }

        Copy fail() {
            return new Copy(base, version, own, null, true);
        }

        String state() {
            return at != null ? "scheduled" : failed ? "failed" : "open";
        }

        /** What was changed here, and else what is live. */
        Text over(Text live) {
            Text merged = live;
            for (Field field : Field.values()) {
                if (!own.of(field).equals(base.of(field))) {
                    merged = merged.with(field, own.of(field));
                }
            }
            return merged;
        }

        /** Whether both changed the same, and to something different. */
        boolean isAgainst(Text live) {
            return Stream.of(Field.values())
                    .anyMatch(field -> !own.of(field).equals(base.of(field))
                            && !live.of(field).equals(base.of(field))
                            && !live.of(field).equals(own.of(field)));
        }
    }

    /** A story. It is public from one time on, until another. */
    static final class Story {
        private static final String DRAFT = "draft";
        private static final String PUBLISHED = "published";
        private static final String WITHDRAWN = "withdrawn";

        private Text live;
        private String status = DRAFT;
        private Instant publishedAt;
        private Instant expiresAt;
        private boolean seen;
        private String reason;
        private int version = 1;
        private String stage = PreparationStep.STAGES.get(0);
        private String lockedBy;
        private Copy copy;

        private Story(Text live) {
            this.live = live;
        }

        private Story(Story other) {
            live = other.live;
            status = other.status;
            publishedAt = other.publishedAt;
            expiresAt = other.expiresAt;
            seen = other.seen;
            reason = other.reason;
            version = other.version;
            stage = other.stage;
            lockedBy = other.lockedBy;
            copy = other.copy;
        }

        Text live() {
            return live;
        }

        String status() {
            return status;
        }

        Instant expiresAt() {
            return expiresAt;
        }

        int version() {
            return version;
        }

        String stage() {
            return stage;
        }

        /** Who has it locked; null for nobody. */
        String lockedBy() {
            return lockedBy;
        }

        Optional<Copy> copy() {
            return Optional.ofNullable(copy);
        }

        boolean isPublic(Instant now) {
            return status.equals(PUBLISHED) && !publishedAt.isAfter(now) && !hasEnded(now);
        }

        private boolean hasEnded(Instant now) {
            return status.equals(PUBLISHED) && expiresAt != null && !expiresAt.isAfter(now);
        }

        /** What its address answers. */
        int publicStatus(Instant now) {
            return isPublic(now) ? OK : seen ? 410 : NOT_FOUND;
        }

        /** Why it is gone, where it is; may be null. */
        String reason(Instant now) {
            return hasEnded(now) ? "It was published until " + expiresAt + "." : reason;
        }

        private Stream<Instant> times() {
            return Stream.of(status.equals(PUBLISHED) ? publishedAt : null, expiresAt, copy == null ? null : copy.at)
                    .filter(Objects::nonNull);
        }

        private void arrive(Instant now) {
            if (isPublic(now)) {
                seen = true;
                reason = null;
            }
            if (copy != null && now.equals(copy.at) && publishCopy() != OK) {
                copy = copy.fail();
            }
        }

        private int save(Text text) {
            if (!text.equals(live)) {
                live = text;
                version++;
            }
            return OK;
        }

        int edit(Field field, String value) {
            return save(live.with(field, value));
        }

        /** At a time, or now if it is null. */
        int publish(Instant at, Instant now) {
            if (isPublic(now)) {
                return at == null ? OK : CONFLICT;
            }
            boolean again = seen && !publishedAt.isAfter(now);
            Instant from = at != null ? at : again ? publishedAt : now;
            if (expiresAt != null && !(expiresAt.isAfter(now) && expiresAt.isAfter(from))) {
                return UNFIT;
            }
            status = PUBLISHED;
            publishedAt = from;
            version++;
            return OK;
        }

        int unpublish(String why) {
            if (!status.equals(PUBLISHED)) {
                return CONFLICT;
            }
            status = DRAFT;
            reason = why;
            version++;
            return OK;
        }

        int withdraw(String why) {
            if (!seen) {
                return CONFLICT;
            }
            status = WITHDRAWN;
            reason = why;
            version++;
            return OK;
        }

        int expire(Instant end, Instant now) {
            if (Objects.equals(end, expiresAt)) {
                return OK;
            }
            if (end != null && !(end.isAfter(now) && (publishedAt == null || end.isAfter(publishedAt)))) {
                return UNFIT;
            }
            expiresAt = end;
            version++;
            return OK;
        }

        int move(String to) {
            stage = to;
            return OK;
        }

        int lock(String by) {
            if (lockedBy != null && !lockedBy.equals(by)) {
                return CONFLICT;
            }
            lockedBy = by;
            return OK;
        }

        int unlock(String by) {
            if (lockedBy != null && !lockedBy.equals(by)) {
                return CONFLICT;
            }
            lockedBy = null;
            return NO_CONTENT;
        }

        int makeCopy() {
            if (copy != null || status.equals(DRAFT) && !seen) {
                return CONFLICT;
            }
            copy = new Copy(live, version, live, null, false);
            return CREATED;
        }

        int editCopy(Field field, String value) {
            if (copy == null) {
                return NOT_FOUND;
            }
            Text text = copy.own.with(field, value);
            if (!text.equals(copy.own)) {
                copy = copy.saying(text);
            }
            return OK;
        }

        int rebaseCopy() {
            if (copy == null) {
                return NOT_FOUND;
            }
            if (copy.version != version) {
                copy = new Copy(live, version, copy.over(live), copy.at, false);
            }
            return OK;
        }

        int dropCopy() {
            if (copy == null) {
                return NOT_FOUND;
            }
            copy = null;
            return NO_CONTENT;
        }

        int publishCopy() {
            if (copy == null) {
                return NOT_FOUND;
            }
            if (copy.isAgainst(live)) {
                return CONFLICT;
            }
            save(copy.over(live));
            copy = null;
            return OK;
        }

        int scheduleCopy(Instant at) {
            if (copy == null) {
                return NOT_FOUND;
            }
            if (copy.isAgainst(live)) {
                return CONFLICT;
            }
            copy = copy.scheduled(at);
            return OK;
        }

        int unscheduleCopy() {
            if (copy == null) {
                return NOT_FOUND;
            }
            if (copy.at == null) {
                return CONFLICT;
            }
            copy = copy.scheduled(null);
            return OK;
        }

        private int carryOut(PreparationStep.Matter matter, Instant now) {
            return switch (matter) {
                case PUBLISH -> publish(null, now);
                case PUBLISH_WORKING_COPY -> publishCopy();
                case UNPUBLISH -> unpublish(null);
                case WITHDRAW -> withdraw(RELEASED);
                case STAY -> expire(null, now);
            };
        }
    }

    /** The reason that releases withdraw with. */
    static final String RELEASED = "Withdrawn by a release.";

    /** A release. */
    record Release(List<Part> parts, String state, Instant at) {

        private static final String OPEN = "open";
        private static final String SCHEDULED = "scheduled";
        private static final String DONE = "done";
        private static final String CANCELLED = "cancelled";
        private static final String FAILED = "failed";

        boolean isFinal() {
            return state.equals(DONE) || state.equals(CANCELLED);
        }

        private Release as(String next) {
            return new Release(parts, next, null);
        }
    }

    private List<Story> stories;
    private Release release;
    private Instant now;

    PreparationModel(Instant now, List<Text> texts) {
        this.now = now;
        this.stories = texts.stream().map(Story::new).toList();
    }

    List<Story> stories() {
        return stories;
    }

    Story story(int number) {
        return stories.get(number);
    }

    Optional<Release> release() {
        return Optional.ofNullable(release);
    }

    /** Up to when time has passed. */
    Instant now() {
        return now;
    }

    /** When the clock changes something next. */
    Optional<Instant> next() {
        return times().filter(time -> time.isAfter(now)).min(Instant::compareTo);
    }

    /** When the clock changes something last. */
    Optional<Instant> last() {
        return times().max(Instant::compareTo);
    }

    private Stream<Instant> times() {
        Stream<Instant> released = Stream.ofNullable(release == null ? null : release.at);
        return Stream.concat(stories.stream().flatMap(Story::times), released);
    }

    /** Lets time pass: what falls due meanwhile happens. */
    void pass(Instant until) {
        for (Optional<Instant> due = next();
                due.filter(at -> !at.isAfter(until)).isPresent();
                due = next()) {
            now = due.get();
            arrive();
        }
        now = until;
        arrive();
    }

    private void arrive() {
        if (release != null && now.equals(release.at)) {
            release = release.as(carryOut(now) ? Release.DONE : Release.FAILED);
        }
        stories.forEach(story -> story.arrive(now));
    }

    /** All steps of the release, or none. */
    private boolean carryOut(Instant at) {
        List<Story> changed = carriedOut(at);
        boolean whole = changed != null;
        stories = whole ? changed : stories;
        return whole;
    }

    /** The stories after all steps of the release; null if one of them cannot be carried out. */
    private List<Story> carriedOut(Instant at) {
        List<Story> changed = new ArrayList<>(stories.stream().map(Story::new).toList());
        boolean whole = release.parts.stream()
                .allMatch(part -> changed.get(part.story()).carryOut(part.matter(), at) == OK);
        return whole ? changed : null;
    }

    /** A release is made, or the one that is there gets these steps. */
    int prepare(List<Part> parts) {
        boolean isNew = release == null || release.isFinal();
        if (IntStream.range(0, parts.size()).anyMatch(i -> isTwice(parts.get(i), parts.subList(0, i)))) {
            return UNFIT;
        }
        if (isNew) {
            release = new Release(parts, Release.OPEN, null);
        } else if (!parts.equals(release.parts)) {
            boolean reopened = release.state.equals(Release.FAILED);
            release = new Release(parts, reopened ? Release.OPEN : release.state, release.at);
        }
        return isNew ? CREATED : OK;
    }

    private static boolean isTwice(Part part, List<Part> before) {
        return before.stream()
                .anyMatch(
                        other -> other.story() == part.story() && other.matter().isLike(part.matter()));
    }

    /** At a time, or now if it is null. */
    int publishRelease(Instant at) {
        if (release == null) {
            return NOT_FOUND;
        }
        if (release.isFinal()) {
            return CONFLICT;
        }
        if (at == null) {
            if (!carryOut(now)) {
                return CONFLICT;
            }
            release = release.as(Release.DONE);
        } else {
            if (carriedOut(at) == null) {
                return CONFLICT;
            }
            release = new Release(release.parts, Release.SCHEDULED, at);
        }
        return OK;
    }

    int unscheduleRelease() {
        if (release == null) {
            return NOT_FOUND;
        }
        if (release.at == null) {
            return CONFLICT;
        }
        release = release.as(Release.OPEN);
        return OK;
    }

    int cancelRelease() {
        if (release == null) {
            return NOT_FOUND;
        }
        if (release.isFinal() || release.at != null) {
            return CONFLICT;
        }
        release = release.as(Release.CANCELLED);
        return OK;
    }
}
