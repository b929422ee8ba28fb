package org.broadsheet.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Reads the plain text of canonical inline HTML, as {@link InlineHtml#text} says. */
final class InlineText {

    private static final String BREAK = "<br>";
    private static final String FOOTNOTE = "<sup class=\"footnote\"";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙᵢ";
    private static final String LEVEL = "0123456789+-=()ni";

    private static final Map<String, String> SHIFTED = Map.of("sup", RAISED, "sub", LOWERED);

    private final String html;
    private final StringBuilder text;
    /** The elements that are open and matter, innermost first. */
    private final Deque<String> open = new ArrayDeque<>();

    private final Deque<Integer> starts = new ArrayDeque<>();
    private int silent;

    InlineText(String html) {
        this.html = html;
        this.text = new StringBuilder(html.length());
    }

    String read() {
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<') {
                int end = html.indexOf('>', i) + 1;
                tag(i, end);
                i = end;
            } else if (c == '&') {
                int end = html.indexOf(';', i);
                append(InlineHtml.character(html.substring(i + 1, end)));
                i = end + 1;
            } else {
                int end = endOfRun(i);
                append(i, end);
                i = end;
            }
        }
        return trimmed();
    }

    private void tag(int at, int end) {
        if (html.startsWith(BREAK, at)) {
            append('\n');
        } else if (html.charAt(at + 1) == '/') {
            close(html.substring(at + 2, end - 1));
        } else {
            open(at, end);
        }
    }

    private void open(int at, int end) {
        int space = html.indexOf(' ', at);
        String name = html.substring(at + 1, space < 0 || space > end ? end - 1 : space);
        boolean unread = name.equals("s") || name.equals("rt") || name.equals("rp") || html.startsWith(FOOTNOTE, at);
        if (unread || SHIFTED.containsKey(name)) {
            open.push(unread ? "-" + name : name);
            starts.push(text.length());
            silent += unread ? 1 : 0;
        }
    }

    private void close(String name) {
        if (open.isEmpty() || !open.peek().endsWith(name) || open.peek().length() - name.length() > 1) {
            return;
        }
        String opened = open.pop();
        int start = starts.pop();
        if (opened.startsWith("-")) {
            silent--;
        } else if (silent == 0) {
            shift(start, SHIFTED.get(name));
        }
    }

    /** After a digit, raised text that Unicode cannot raise must not read as part of the number. */
    private void shift(int start, String characters) {
        StringBuilder shifted = new StringBuilder();
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i) == '−' || text.charAt(i) == '–' ? '-' : text.charAt(i);
            int at = LEVEL.indexOf(c);
            if (at < 0) {
                boolean words = text.substring(start).chars().allMatch(one -> Character.isLetter(one) || one == '.');
                boolean glued = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
                if (glued && !words) {
                    text.insert(start, characters.equals(RAISED) ? '^' : '_');
                }
                return;
            }
            shifted.append(characters.charAt(at));
        }
        boolean word = shifted.length() > 0 && text.substring(start).chars().allMatch(Character::isLetter);
        if (!word || start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)) && text.length() - start == 1) {
            text.replace(start, text.length(), shifted.toString());
        }
    }

    private int endOfRun(int start) {
        int end = start;
        while (end < html.length() && html.charAt(end) != '<' && html.charAt(end) != '&') {
            end++;
        }
        return end;
    }

    /** Appends text between tags, in which white space is collapsed already. */
    private void append(int start, int end) {
        if (silent == 0) {
            append(html.charAt(start));
            text.append(html, start + 1, end);
        }
    }

    private void append(char c) {
        if (silent == 0) {
            boolean twice = c == ' '
                    && text.length() > 0
                    && (text.charAt(text.length() - 1) == ' ' || text.charAt(text.length() - 1) == '\n');
            if (!twice) {
                text.append(c);
            }
        }
    }

    private String trimmed() {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\n')) {
            end--;
        }
        int start = 0;
        while (start < end && (text.charAt(start) == ' ' || text.charAt(start) == '\n')) {
            start++;
        }
        return text.substring(start, end);
    }
}
