package org.broadsheet.body;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The start of a text, as teasers and folded forms show it.
 *
 * @param text plain, on one line, at most {@value #LENGTH} UTF-16 units; ends with "…" where it was cut inside a sentence
 * @param truncated whether text was left out
 */
public record Excerpt(String text, boolean truncated) {

    /** The longest excerpt, in UTF-16 units, its "…" included. */
    public static final int LENGTH = 200;

    /** A sentence that ends before this is too short to stand for the text. */
    private static final int SHORT = 80;

    private static final int LOOK_AHEAD = 50;
    private static final String CUT = "…";

    /** UAX #29 extended grapheme clusters, which the JDK's character iterator knows from 20 on only. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final char FIRST_COMBINING = 0x300;

    /**
     * The excerpt of a plain text: up to the end of the last sentence that fits if that gives enough, else up to the
     * last word that does.
     *
     * @param language BCP 47
     */
    public static Excerpt of(String text, String language) {
        String start = start(text, LENGTH + LOOK_AHEAD);
        if (start.length() <= LENGTH) {
            return new Excerpt(start, false);
        }
        boolean[] graphemes = graphemes(start);
        Locale locale = Locale.forLanguageTag(language);
        int sentence = sentenceEnd(start, locale, graphemes);
        if (sentence >= SHORT) {
            return new Excerpt(start.substring(0, sentence), true);
        }
        return new Excerpt(start.substring(0, wordEnd(start, locale, graphemes)) + CUT, true);
    }

    /** The first so many units of the text with white space collapsed, and one more if there is more. */
    private static String start(String text, int length) {
        StringBuilder start = new StringBuilder(length + 2);
        boolean space = false;
        for (int i = 0; i < text.length() && start.length() <= length; i++) {
            char c = text.charAt(i);
            if (Texts.isSpace(c) || Character.isWhitespace(c)) {
                space = start.length() > 0;
            } else {
                if (space) {
                    start.append(' ');
                    space = false;
                }
                start.append(c);
            }
        }
        return start.toString();
    }

    private static boolean[] graphemes(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < FIRST_COMBINING || text.charAt(i) >= '‐' && text.charAt(i) <= '…';
        }
        boolean[] boundary = new boolean[text.length() + 1];
        if (plain) {
            Arrays.fill(boundary, true);
        } else {
            Matcher matcher = GRAPHEME.matcher(text);
            while (matcher.find()) {
                boundary[matcher.start()] = true;
            }
        }
        return boundary;
    }

    private static int sentenceEnd(String text, Locale locale, boolean[] graphemes) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(locale);
        sentences.setText(text);
        int end = sentences.preceding(Math.min(text.length(), LENGTH + 2));
        while (end > 0) {
            int stripped = stripped(text, end);
            if (stripped <= LENGTH && graphemes[stripped] && !endsInAbbreviation(text, stripped)) {
                return stripped;
            }
            end = sentences.previous();
        }
        return 0;
    }

    /** "said Dr." is no sentence, nor is "the U.S.", whatever begins after it. */
    private static boolean endsInAbbreviation(String text, int end) {
        if (text.charAt(end - 1) != '.') {
            return false;
        }
        int start = text.lastIndexOf(' ', end - 1) + 1;
        String word = text.substring(start, end - 1);
        return word.indexOf('.') >= 0 || word.length() <= 3 && !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    private static int wordEnd(String text, Locale locale, boolean[] graphemes) {
        int most = LENGTH - CUT.length();
        BreakIterator words = BreakIterator.getWordInstance(locale);
        words.setText(text);
        for (int end = words.preceding(most + 1); end > 0; end = words.previous()) {
            int stripped = stripped(text, end);
            boolean letter = stripped > 0 && Character.isLetterOrDigit(text.codePointBefore(stripped));
            if (letter && graphemes[stripped]) {
                return stripped;
            }
        }
        int end = most;
        while (end > 0 && !graphemes[end]) {
            end--;
        }
        return end;
    }

    private static int stripped(String text, int end) {
        int stripped = end;
        while (stripped > 0 && Character.isWhitespace(text.charAt(stripped - 1))) {
            stripped--;
        }
        return stripped;
    }
}
