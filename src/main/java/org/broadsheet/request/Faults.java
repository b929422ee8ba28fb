package org.broadsheet.request;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;

/** Collects what is wrong with a request's parameters, so that one answer lists all of it. */
public final class Faults {

    private final List<Fault> found = new ArrayList<>();

    /** Adds a fault. */
    public void add(Fault fault) {
        found.add(fault);
    }

    /** Adds a fault of a parameter. */
    public void add(String parameter, String detail) {
        found.add(Fault.parameter(parameter, detail));
    }

    /** Adds what others found. */
    void addAll(Faults others) {
        found.addAll(others.found);
    }

    /** What was found so far. */
    List<Fault> found() {
        return List.copyOf(found);
    }

    /** Ends the request with a 400 that lists every fault; does nothing if there is none. */
    public void check() {
        if (!found.isEmpty()) {
            throw Problem.invalidParameters(found).exception();
        }
    }
}
