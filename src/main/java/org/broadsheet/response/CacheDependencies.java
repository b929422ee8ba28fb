package org.broadsheet.response;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the response to the current request depends on: the cache tags of everything it shows, and when the clock will
 * change it. Any code that reads something for a response records it here; a response without a tag is not kept in
 * memory.
 */
@RequestScoped
public class CacheDependencies {

    private final Set<String> tags = new LinkedHashSet<>();
    private Instant nextChange;
    private boolean onlyForThisReader;
    private boolean byKey;
    private boolean forKey;
    private boolean constant;
    private boolean undated;
    private String robots;

    /** Declares that the response is for one reader only, and must not be cached. */
    public void makePrivate() {
        onlyForThisReader = true;
    }

    public boolean isPrivate() {
        return onlyForThisReader;
    }

    /**
     * Records that the response may be another one for a key.
     *
     * @param sent whether this one is for a key that was sent: no cache may give it to anybody else
     */
    public void recordKey(boolean sent) {
        byKey = true;
        forKey = sent;
    }

    /** Whether the response may be another one for a key. */
    public boolean isByKey() {
        return byKey;
    }

    /** Whether the response is for a key that was sent. */
    public boolean isForKey() {
        return forKey;
    }

    /** Declares that the response depends on nothing that can change while the program runs. */
    public void makeConstant() {
        constant = true;
    }

    /**
     * Declares that the response changes at moments that are not recorded, such as when something becomes too old for
     * it: so it is not known when it last changed.
     */
    public void makeUndated() {
        undated = true;
    }

    /** Records what search engines are told of the response, in the words of {@code X-Robots-Tag}. */
    public void recordRobots(String rules) {
        robots = rules;
    }

    /** What search engines are told; null for nothing. */
    public String robots() {
        return robots;
    }

    /** Records that the response shows something that has this cache tag. */
    public void record(String tag) {
        tags.add(tag);
    }

    /** Records that the response shows things that have these cache tags. */
    public void record(Collection<String> more) {
        tags.addAll(more);
    }

    /** Records that the clock changes something that the response shows; null records nothing. */
    public void recordChange(Instant instant) {
        if (instant != null && (nextChange == null || instant.isBefore(nextChange))) {
            nextChange = instant;
        }
    }

    /** Records that the response may be different the next moment without a change in the log. */
    public void recordChangeAtOnce() {
        undated = true;
        recordChange(Instant.EPOCH);
    }

    /** The first change by the clock, if one is known. */
    public Optional<Instant> nextChange() {
        return Optional.ofNullable(nextChange);
    }

    /** All tags, in the order in which they were recorded. */
    public Set<String> tags() {
        return tags;
    }

    /**
     * Whether the response may be kept in memory: it is for everybody, and either some change evicts it or no change
     * can affect it. A response for which nothing is recorded may depend on anything.
     */
    boolean mayBeKept() {
        return !onlyForThisReader && !forKey && (constant || !tags.isEmpty());
    }

    /**
     * Whether the log and the schedule say when the response last changed, because they contain everything that changes
     * it.
     */
    boolean mayBeDated() {
        return mayBeKept() && !undated;
    }
}
