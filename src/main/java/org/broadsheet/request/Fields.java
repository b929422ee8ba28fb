package org.broadsheet.request;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Which of a view's fields a client wants; all of them if it names none. */
public record Fields(Set<String> names) {

    /** The parameter that names them. */
    public static final String NAME = "fields";

    /** What the contract says about the parameter of a list. */
    public static final String OF_ITEMS = "Only these fields of each item, separated by commas; the others are absent.";

    /** Every field. */
    public static final Fields ALL = new Fields(Set.of());

    /** Whether every field is wanted. */
    public boolean all() {
        return names.isEmpty();
    }

    /** Whether a field will be shown, so that the cost of making others can be saved. */
    public boolean has(String name) {
        return all() || names.contains(name);
    }

    /** With these as well: what another parameter of the same request asks for is never left out by this one. */
    public Fields with(Collection<String> others) {
        if (all() || names.containsAll(others)) {
            return this;
        }
        Set<String> more = new TreeSet<>(names);
        more.addAll(others);
        return new Fields(Collections.unmodifiableSet(more));
    }
}
