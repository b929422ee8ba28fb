package org.broadsheet.delivery;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What a response's lifetime depends on: the things it shows, and when the clock will change one of them. */
@RequestScoped
public class Freshness {

    private final Set<String> tags = new LinkedHashSet<>();
    private Instant nextChange;
    private boolean ours;

    /** Says that the response is for one reader alone and nobody's to keep. */
    public void makePrivate() {
        ours = true;
    }

    public boolean isPrivate() {
        return ours;
    }

    /** Says that the response shows something of this cache tag. */
    public void shows(String tag) {
        tags.add(tag);
    }

    /** Says that the response shows something of each of these cache tags. */
    public void shows(Collection<String> more) {
        tags.addAll(more);
    }

    /** Says that the clock will change something that the response shows; null says nothing. */
    public void changesAt(Instant instant) {
        if (instant != null && (nextChange == null || instant.isBefore(nextChange))) {
            nextChange = instant;
        }
    }

    /** The first change by the clock, if one is known. */
    public Optional<Instant> nextChange() {
        return Optional.ofNullable(nextChange);
    }

    /** All tags, those that were said first first. */
    public Set<String> tags() {
        return tags;
    }
}
