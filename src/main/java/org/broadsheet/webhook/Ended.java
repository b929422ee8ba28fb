package org.broadsheet.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.outward.Answer;

/**
 * A call that has ended, with what it told of.
 *
 * @param retryAfter the header as it was sent
 */
record Ended(Webhook webhook, List<Delivery> told, Delivery.Attempt attempt, Optional<String> retryAfter) {

    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int GONE = 410;

    static Ended answered(Webhook webhook, List<Delivery> told, Instant at, Answer answer) {
        String excerpt = answer.excerpt().isEmpty() ? null : answer.excerpt();
        return new Ended(
                webhook,
                told,
                new Delivery.Attempt(at, answer.took().toMillis(), answer.status(), null, excerpt),
                answer.retryAfter());
    }

    static Ended unanswered(Webhook webhook, List<Delivery> told, Instant at, Duration took, Throwable failure) {
        return new Ended(
                webhook,
                told,
                new Delivery.Attempt(at, took.toMillis(), null, String.valueOf(failure.getMessage()), null),
                Optional.empty());
    }

    static boolean isSuccess(int status) {
        return status >= OK && status < REDIRECTS;
    }

    boolean succeeded() {
        return attempt.status() != null && isSuccess(attempt.status());
    }

    boolean isGone() {
        return attempt.status() != null && attempt.status() == GONE;
    }

    String failure() {
        return attempt.status() == null ? attempt.failure() : "Answered with " + attempt.status();
    }

    /** For how long the receiver asks to be left alone. */
    Optional<Duration> asked(Instant now) {
        return succeeded() ? Optional.empty() : retryAfter.flatMap(text -> Retries.asked(text, now));
    }
}
