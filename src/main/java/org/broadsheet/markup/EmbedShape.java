package org.broadsheet.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shape of an embed. */
public final class EmbedShape {

    /** A ratio of width to height. */
    public static final String RATIO = "^[1-9][0-9]{0,4}:[1-9][0-9]{0,4}$";

    private static final Pattern CLASS = Pattern.compile(
            "(?:wp-embed-aspect-|embed-responsive-|ratio-|aspect-ratio-{1,2}|aspect-)(\\d{1,2})(?:-|by|x|_)(\\d{1,2})\\b");
    private static final Pattern PADDING = Pattern.compile(
            "padding(?:-bottom|-top)?\\s*:\\s*(?:0\\s+0\\s+|0\\s+|calc\\(\\s*)?(\\d{1,3}(?:\\.\\d+)?)%");
    private static final Pattern STYLE = Pattern.compile("aspect-ratio\\s*:\\s*(\\d{1,5})\\s*/\\s*(\\d{1,5})");
    private static final int[][] USUAL = {
        {16, 9}, {4, 3}, {1, 1}, {9, 16}, {3, 2}, {21, 9}, {2, 1}, {18, 9}, {4, 5}, {3, 4}
    };
    private static final double NEAR = 0.15;

    private EmbedShape() {}

    /**
     * The ratio that an element around an embed gives it: by a class of WordPress or Bootstrap, by CSS's
     * {@code aspect-ratio}, or by a padding in per cent, as responsive embeds were made before that; null if by none.
     */
    static String around(String classes, String style) {
        Matcher named = CLASS.matcher(classes);
        if (named.find()) {
            return ratio(named.group(1), named.group(2));
        }
        Matcher given = STYLE.matcher(style);
        if (given.find()) {
            return ratio(given.group(1), given.group(2));
        }
        Matcher padded = PADDING.matcher(style);
        return padded.find() ? ofPadding(Double.parseDouble(padded.group(1))) : null;
    }

    private static String ratio(String width, String height) {
        int across = Integer.parseInt(width);
        int down = Integer.parseInt(height);
        return across > 0 && down > 0 ? across + ":" + down : null;
    }

    private static String ofPadding(double percent) {
        if (percent < 10 || percent > 400) {
            return null;
        }
        for (int[] usual : USUAL) {
            if (Math.abs(100.0 * usual[1] / usual[0] - percent) < NEAR) {
                return usual[0] + ":" + usual[1];
            }
        }
        int height = (int) Math.round(percent * 100);
        int common = java.math.BigInteger.valueOf(10_000)
                .gcd(java.math.BigInteger.valueOf(height))
                .intValue();
        return 10_000 / common + ":" + height / common;
    }
}
