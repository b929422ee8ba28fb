package org.broadsheet.request;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.broadsheet.problem.Fault;

/** What becomes of content that cannot be kept whole. */
public enum LossPolicy implements WireName {
    /** The content is stored without what is lost, and the answer reports that. */
    LENIENT,
    /** It is refused. */
    STRICT;

    @Override
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A fault for each loss that this policy refuses: those of which readers would not get part of the content. */
    public List<Fault> faults(List<ContentLoss> losses) {
        Stream<ContentLoss> refused = this == LENIENT
                ? Stream.empty()
                : losses.stream().filter(loss -> loss.code().effect() == WarningCode.Effect.LOST);
        return refused.map(loss -> Fault.pointer(loss.pointer(), "Content would be lost. " + loss.detail()))
                .toList();
    }
}
