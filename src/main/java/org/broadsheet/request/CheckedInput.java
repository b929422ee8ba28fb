package org.broadsheet.request;

/** An input with rules that concern several of its fields. */
public interface CheckedInput {

    /** Adds the faults that no single field has. Fields that are at fault themselves are null or empty here. */
    void check(JsonInput input);
}
