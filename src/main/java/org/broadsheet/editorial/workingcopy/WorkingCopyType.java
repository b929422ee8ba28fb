package org.broadsheet.editorial.workingcopy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.editorial.CheckedContent;
import org.broadsheet.editorial.Schedule;
import org.broadsheet.editorial.ScheduledWork;
import org.broadsheet.editorial.Versioned;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.editorial.Writer;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.ContentLoss;

/**
 * What {@link WorkingCopies} and {@link WorkingCopyPublishing} need to know about one type of thing. Its bean is also what
 * the schedule starts.
 *
 * @param <T> the thing as it is stored
 * @param <C> its content, as editors send it: a record
 * @param <H> how a working copy of it becomes live: a record, which the schedule keeps as JSON
 */
public interface WorkingCopyType<T, C extends PreparedContent, H> extends ScheduledWork {

    /** Where its working copies are. */
    WorkingCopyKind copies();

    /** What carries out its scheduled publishing. */
    WorkingCopyPublishing publishing();

    @Override
    default String kind() {
        return copies().work();
    }

    @Override
    default void carryOut(Schedule.Entry entry) {
        publishing().carryOut(this, entry);
    }

    @Override
    default void fail(Schedule.Entry entry, List<Fault> faults) {
        publishing().fail(this, entry, faults);
    }

    /** The path of its resources, with a trailing slash. */
    String path();

    /** The record of its content. */
    Class<C> contentType();

    /** The id of the thing with this id or slug; ends the request with a 404 if there is none. Locks nothing. */
    UUID id(String idOrSlug);

    /** A thing for the editor who asks; ends the request with a 403 if it is beyond the limits of their key. */
    Live<T, C> read(UUID id);

    /** The same, locked until the caller's transaction ends. */
    Live<T, C> lock(UUID id);

    /** A thing that is locked for what the program itself does, without a request. */
    Live<T, C> lockForProgram(UUID id);

    /** Why there can be no working copy of a thing; empty if there can. */
    default Optional<String> refusal(T stored) {
        return Optional.empty();
    }

    /** The form in which {@link #write} writes. */
    int form();

    /** Content as JSON in which everything is named by its id. */
    String write(UUID thing, C content);

    /** What {@link #write} has written, in any of its forms, under the names that everything has now. */
    C read(int form, String written);

    /** The content that was sent with what is not removed by being absent. */
    C completed(C sent, C before);

    /** The thing as editors read it, whose kept fields they may send back with the content. */
    Versioned view(UUID id, List<Warning> warnings);

    /**
     * Checks content that is to be stored apart from the thing; ends the request with a 422 as a write of it would. That a
     * name is taken is only a warning, since it may be free by the time the content is live.
     *
     * @param before what it takes the place of
     */
    CheckedContent<C> check(Live<T, C> live, C before, C sent, List<ContentLoss> losses);

    /** Compares what is live and a working copy with what both once were. */
    default ContentMerge<C> merge(Live<T, C> live, WorkingCopy<C> copy) {
        return new ContentMerge<>(this, copy.base(), live.content(), copy.content());
    }

    /** When a working copy becomes live; null for now. */
    Instant at(H how);

    /** How a working copy is published in the transaction of a preview, which is rolled back. */
    H inPreview();

    /** How a working copy was scheduled. */
    H how(String task);

    /**
     * Checks that a working copy can become live as the thing's state is; ends the request with a 409 if not.
     *
     * @param content what would be live
     * @return what readers will miss
     */
    List<Warning> checkState(Live<T, C> live, C content, H how, Instant at);

    /**
     * What became of the thing.
     *
     * @param entry for the audit trail; null if nothing changed
     */
    record Taken(List<Warning> warnings, WriteResult.Entry entry) {}

    /**
     * Makes content the thing's content; ends the request with a 409 or a 422 if that is not possible as things are.
     *
     * @param live locked
     * @param action for the audit trail
     * @param at when it is published, or was to be
     */
    Taken take(Live<T, C> live, C content, H how, String action, Instant at, Writer writer);

    /**
     * The working copy as editors read it.
     *
     * @param scheduled when it will be published
     */
    Object view(Live<T, C> live, WorkingCopy<C> copy, Optional<Schedule.Entry> scheduled, List<Warning> warnings);
}
