package org.broadsheet.body;

import java.util.List;
import org.broadsheet.delivery.Fault;

/** A body that cannot be taken, with everything that is wrong with it. */
public class BodyFaults extends RuntimeException {

    private final transient List<Fault> faults;

    public BodyFaults(List<Fault> faults) {
        super(faults.toString());
        this.faults = List.copyOf(faults);
    }

    /** One fault at a pointer. */
    static BodyFaults at(String pointer, String detail) {
        return new BodyFaults(List.of(Fault.pointer(pointer, detail)));
    }

    /** The same, seen from where the source stands at this pointer. */
    public BodyFaults under(String pointer) {
        return new BodyFaults(faults.stream()
                .map(fault ->
                        new Fault(null, pointer + fault.pointer(), fault.detail(), fault.allowed(), fault.didYouMean()))
                .toList());
    }

    /** At least one. */
    public List<Fault> faults() {
        return faults;
    }
}
