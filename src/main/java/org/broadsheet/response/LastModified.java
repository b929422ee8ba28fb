package org.broadsheet.response;

import io.netty.handler.codec.DateFormatter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/**
 * When what an answer depends on last changed (RFC 9110, section 8.8.2).
 *
 * <p>HTTP only has whole seconds, so a date identifies one state of the answer only if it changed once in that second.
 * Then the date is that second. Otherwise it is the next one, and as long as a change of the second before may still be
 * in progress, the answer gives the second in which it changed, which matches no request.
 */
public final class LastModified {

    /** How long after its time a change may become visible. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final Instant second;
    private final Instant date;
    private final Instant settled;
    private final Instant certain;
    private final String secondText;
    private final String dateText;

    /**
     * From the changes in the last second that had any.
     *
     * @param last the last of them
     * @param once whether it is known to be the only one
     */
    public LastModified(Instant last, boolean once) {
        this.second = last.truncatedTo(ChronoUnit.SECONDS);
        Instant next = second.plusSeconds(1);
        this.date = once ? second : next;
        this.settled = once ? second : next.plus(UNDER_WAY);
        this.certain = next.plus(UNDER_WAY);
        this.secondText = DateFormatter.format(Date.from(second));
        this.dateText = once ? secondText : DateFormatter.format(Date.from(date));
    }

    /** The value of {@code Last-Modified} in an answer that is given now. */
    public String field(Instant now) {
        return now.isBefore(settled) ? secondText : dateText;
    }

    /**
     * Whether nothing has changed since a date that a client sent: the date of such an answer, or one that is certainly
     * after the last change. False for what is not a date.
     *
     * @param ifModifiedSince the field {@code If-Modified-Since}
     */
    public boolean isUnchangedSince(String ifModifiedSince, Instant now) {
        Date sent = DateFormatter.parseHttpDate(ifModifiedSince);
        if (sent == null || now.isBefore(settled)) {
            return false;
        }
        Instant since = sent.toInstant();
        return since.equals(date) || !since.isBefore(certain);
    }
}
