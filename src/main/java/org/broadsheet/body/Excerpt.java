package org.broadsheet.body;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.words.PlainLine;

/**
 * The beginning of a text, for teasers and collapsed views.
 *
 * @param text plain text on one line, at most {@value #LENGTH} UTF-16 units; ends with "…" if cut within a sentence
 * @param truncated whether there is more text
 */
public record Excerpt(String text, boolean truncated) {

    /** Maximum length of an excerpt in UTF-16 units, including the "…". */
    public static final int LENGTH = 200;

    /** If the last whole sentence ends before this, the excerpt is cut within a sentence instead. */
    private static final int MIN_LENGTH = 80;

    private static final int LOOK_AHEAD = 50;
    private static final String ELLIPSIS = "…";

    /** UAX #29 extended grapheme clusters; the JDK's BreakIterator supports them only since Java 20. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private static final char FIRST_COMBINING = 0x300;

    /**
     * The excerpt of a plain text: up to the end of the last sentence that fits or, if that is too short, up to the
     * last word that fits.
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
        if (sentence >= MIN_LENGTH) {
            return new Excerpt(start.substring(0, sentence), true);
        }
        return new Excerpt(start.substring(0, wordEnd(start, locale, graphemes)) + ELLIPSIS, true);
    }

    /** The first units of the text with white space collapsed: {@code length}, and one more if there is more text. */
    private static String start(String text, int length) {
        StringBuilder start = new StringBuilder(length + 2);
        boolean space = false;
        for (int i = 0; i < text.length() && start.length() <= length; i++) {
            char c = text.charAt(i);
            if (PlainLine.isSpace(c) || Character.isWhitespace(c)) {
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
            int stripped = trimmedEnd(text, end);
            if (stripped <= LENGTH && graphemes[stripped] && !endsInAbbreviation(text, stripped)) {
                return stripped;
            }
            end = sentences.previous();
        }
        return 0;
    }

    /** Neither "said Dr." nor "the U.S." ends a sentence, although a capital letter may follow. */
    private static boolean endsInAbbreviation(String text, int end) {
        if (text.charAt(end - 1) != '.') {
            return false;
        }
        int start = text.lastIndexOf(' ', end - 1) + 1;
        String word = text.substring(start, end - 1);
        return word.indexOf('.') >= 0 || word.length() <= 3 && !word.isEmpty() && Character.isUpperCase(word.charAt(0));
    }

    private static int wordEnd(String text, Locale locale, boolean[] graphemes) {
        int most = LENGTH - ELLIPSIS.length();
        BreakIterator words = BreakIterator.getWordInstance(locale);
        words.setText(text);
        for (int end = words.preceding(most + 1); end > 0; end = words.previous()) {
            int stripped = trimmedEnd(text, end);
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

    private static int trimmedEnd(String text, int end) {
        int stripped = end;
        while (stripped > 0 && Character.isWhitespace(text.charAt(stripped - 1))) {
            stripped--;
        }
        return stripped;
    }
}
