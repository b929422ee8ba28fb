package org.broadsheet.request;

/** A query, or a part of one, whose parameters can contradict each other. */
public interface Checked {

    /** Adds the contradictions between the parameters. */
    void check(Faults faults);
}
