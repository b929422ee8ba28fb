package org.broadsheet.quota;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests one client may send: that many at once, and as many again in each window, evenly. So in any period
 * of the length of a window there are at most twice as many.
 *
 * @param requests from 1 to a million; 0 for any number
 * @param window whole seconds, from 1 second to 1 day
 */
public record Quota(long requests, Duration window) {

    /** Any number of requests, which are not counted. */
    public static final Quota OFF = new Quota(0, Duration.ZERO);

    /** So few that a thousand times as many, in a second, are no more than buckets can count: one in a nanosecond. */
    static final long MOST_REQUESTS = 1_000_000;

    private static final String OFF_NAME = "off";
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
    private static final Pattern FORM = Pattern.compile("(\\d{1,7})/(\\S+)");

    /**
     * Reads a setting such as {@code 60/1m}: a number of requests, a slash, and a duration as all settings have them; or
     * {@code off}. Called by the configuration.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Quota of(String setting) {
        String text = setting.strip();
        if (text.equalsIgnoreCase(OFF_NAME)) {
            return OFF;
        }
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            long requests = Long.parseLong(form.group(1));
            Duration window = DurationConverter.parseDuration(form.group(2));
            if (requests >= 1
                    && requests <= MOST_REQUESTS
                    && window.getNano() == 0
                    && window.compareTo(Duration.ofSeconds(1)) >= 0
                    && window.compareTo(LONGEST_WINDOW) <= 0) {
                return new Quota(requests, window);
            }
        }
        throw new IllegalArgumentException("A limit is \"" + OFF_NAME + "\", or from 1 to " + MOST_REQUESTS
                + " requests in whole seconds up to a day, such as 60/1m or 1000/1h; not \"" + text + "\"");
    }

    /** Whether requests are counted at all. */
    public boolean isOn() {
        return requests > 0;
    }

    /** So many times as many requests, in the same window. */
    Quota times(int factor) {
        return new Quota(requests * factor, window);
    }
}
