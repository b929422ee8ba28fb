package org.broadsheet.body;

import java.util.List;
import org.broadsheet.problem.Fault;

/** Thrown when a body cannot be accepted; has all its faults. */
public class InvalidBodyException extends RuntimeException {

    private final transient List<Fault> faults;

    public InvalidBodyException(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    /** An exception with one fault. */
    static InvalidBodyException at(String pointer, String detail) {
        return new InvalidBodyException(List.of(Fault.pointer(pointer, detail)));
    }

    /** The same exception with this JSON pointer in front of each fault's pointer. */
    public InvalidBodyException under(String pointer) {
        return new InvalidBodyException(faults.stream()
                .map(fault ->
                        new Fault(null, pointer + fault.pointer(), fault.detail(), fault.allowed(), fault.didYouMean()))
                .toList());
    }

    /** The faults; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
