package org.broadsheet.outward;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered to a call, whatever its status.
 *
 * @param status the final one, not 100 or 103; 3xx too, since redirects are not followed
 * @param retryAfter the header Retry-After as it was sent, which may be anything
 * @param excerpt the beginning of the body, at most {@value Excerpt#MOST_CHARACTERS} characters, read as UTF-8 whatever
 *     its type, with U+FFFD for what is none, and without control characters other than the newline
 * @param took from the call to the end of the answer
 */
public record Answer(int status, Optional<String> retryAfter, String excerpt, Duration took) {}
