package org.broadsheet.editorial;

import java.util.List;
import org.broadsheet.problem.Fault;

/** A kind of work that {@link Schedule} holds and {@link ScheduleRunner} starts. */
public interface ScheduledWork {

    /** The kind of entries that it carries out. */
    String kind();

    /**
     * Carries out an entry, in a transaction that also deletes it. Does nothing if what it is about is gone.
     *
     * @throws org.broadsheet.problem.ProblemException if it cannot be done as things are; it is then not tried again
     */
    void carryOut(Schedule.Entry entry);

    /** Notes that an entry could not be carried out, and why, in a transaction that also deletes it. */
    void fail(Schedule.Entry entry, List<Fault> faults);
}
