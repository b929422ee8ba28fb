package org.broadsheet.quota;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Whether a request is within its client's quota, and what is left of it.
 *
 * @param policy the policy that it was counted under
 * @param quota what the client may send
 * @param remaining how many requests more the client may send at once
 * @param reset whole seconds until all of the quota can be used again, rounded up
 * @param pause whole seconds until the next request will be accepted, rounded up; empty if this one was
 */
public record Allowance(Policy policy, Quota quota, long remaining, long reset, OptionalLong pause) {

    /** What is left of a client's quota (draft-ietf-httpapi-ratelimit-headers-10). */
    public static final String RATE_LIMIT = "RateLimit";

    /** What the quota is (the same draft). */
    public static final String RATE_LIMIT_POLICY = "RateLimit-Policy";

    private static final String RETRY_AFTER = "Retry-After";

    /** Whether the request is beyond the quota. */
    public boolean isRefused() {
        return pause.isPresent();
    }

    /** The fields by which the client is told: lists of one item each (RFC 9651). */
    public Map<String, String> headers() {
        String name = '"' + policy.wireName() + '"';
        String left = name + ";r=" + remaining + ";t=" + reset;
        String whole = name + ";q=" + quota.requests() + ";w=" + quota.window().toSeconds();
        return !isRefused()
                ? Map.of(RATE_LIMIT, left, RATE_LIMIT_POLICY, whole)
                : Map.of(RATE_LIMIT, left, RATE_LIMIT_POLICY, whole, RETRY_AFTER, String.valueOf(pause.getAsLong()));
    }

    /**
     * The answer to a request beyond the quota.
     *
     * @param byKey whether it was counted by its key, not by its address
     */
    Problem problem(boolean byKey) {
        return Problem.of(
                        ProblemType.QUOTA_EXCEEDED,
                        (byKey ? "This key" : "Your address") + " has sent more requests of the kind "
                                + policy.wireName() + " than the " + quota.requests() + " in "
                                + quota.window().toSeconds() + " seconds that it may send; try again in "
                                + pause.orElse(0) + (pause.orElse(0) == 1 ? " second." : " seconds.")
                                + (byKey ? "" : " Requests with a key are counted by the key, which may send more."))
                .violating(List.of(policy.wireName()));
    }
}
