package org.broadsheet.words;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;

/**
 * A plain text without the HTML that archives leave in headlines and names: character references are replaced by their
 * characters, and tags of inline elements are removed. Reading the result again does not change it.
 *
 * <p>Only unmistakable mark-up counts: references that HTML defines and that end with a semicolon, {@code <br>}, tags
 * that come in pairs, and, since texts are cut, tags with attributes and a {@code <p>} at the beginning. {@code AT&T},
 * {@code a < b}, {@code <3} and {@code Use <div> in HTML} are text.
 *
 * @param changes a sentence for each kind of change
 * @param struck a sentence for each struck text that was removed
 * @param links a sentence for each link that was removed, with its text kept
 */
public record Unmarked(String text, List<String> changes, List<String> struck, List<String> links) {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));");

    private static final Pattern TAG = Pattern.compile(
            "<(/?)(em|i|b|strong|a|span|br|sup|sub|u|small|mark|s|del|ins|font|cite|q|abbr|p|div)(?:\\s[^<>]*|/)?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS =
            Pattern.compile("\\shref\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)'|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);

    private static final int SHOWN = 80;

    private static final Set<String> STRUCK = Set.of("s", "del");
    private static final Set<String> APART = Set.of("br", "p", "div");

    private static final String RAISABLE = "0123456789+-−=()ni";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ";
    private static final String LOWERABLE = "0123456789+-−=()";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * A tag and its place in the text.
     *
     * @param attributed whether it has an attribute with a value
     */
    private record Tag(String name, boolean closes, boolean attributed, int start, int end) {

        static Tag of(MatchResult match) {
            return new Tag(
                    match.group(2).toLowerCase(Locale.ROOT),
                    !match.group(1).isEmpty(),
                    match.group().indexOf('=') >= 0,
                    match.start(),
                    match.end());
        }

        /** Whether it is mark-up without a partner: texts that were cut have lost their ends. */
        boolean isAlone(String text) {
            boolean begins = !PlainLine.isVisible(text.substring(0, start));
            return name.equals("br") || !closes && (attributed || name.equals("p") && begins);
        }
    }

    /** Reads a text. */
    public static Unmarked of(String sent) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> references = new LinkedHashSet<>();
        List<String> struck = new ArrayList<>();
        List<String> links = new ArrayList<>();
        String before = null;
        String text = sent;
        while (!text.equals(before)) {
            before = text;
            text = withoutReferences(withoutTags(text, names, struck, links), references);
        }
        List<String> changes = new ArrayList<>();
        if (!names.isEmpty()) {
            changes.add("Removed <" + String.join(">, <", names) + ">: it is plain text");
        }
        if (!references.isEmpty()) {
            changes.add("Read " + String.join(", ", references) + " as plain text");
        }
        return new Unmarked(text, changes, struck, links);
    }

    private static String withoutTags(String text, Set<String> names, List<String> struck, List<String> links) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        Map<Integer, Tag> ends = pairs(text);
        if (ends.isEmpty()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        Matcher matcher = TAG.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            Tag tag = Tag.of(matcher.toMatchResult());
            Tag end = ends.get(tag.start());
            plain.append(text, from, tag.start());
            from = tag.end();
            if (end == null) {
                plain.append(text, tag.start(), tag.end());
                continue;
            }
            names.add(tag.name());
            if (tag.name().equals("a") && !tag.closes()) {
                address(text.substring(tag.start(), tag.end())).ifPresent(links::add);
            }
            String within = text.substring(tag.end(), Math.max(tag.end(), end.start()));
            if (STRUCK.contains(tag.name()) && !tag.closes() && end.start() != tag.start()) {
                from = end.end();
                if (PlainLine.isVisible(within)) {
                    struck.add("Removed the struck text “" + of(within).text() + "”");
                }
            } else if (tag.name().equals("sup") && !tag.closes() && isAll(within, RAISABLE)) {
                plain.append(mapped(within, RAISABLE, RAISED));
                from = end.end();
            } else if (tag.name().equals("sub") && !tag.closes() && isAll(within, LOWERABLE)) {
                plain.append(mapped(within, LOWERABLE, LOWERED));
                from = end.end();
            } else if (tag.name().equals("q")) {
                plain.append(tag.closes() ? '”' : '“');
            } else if (APART.contains(tag.name())) {
                plain.append(' ');
            }
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** Every tag that has a partner, by where it begins, with the one that ends its element; a lone one ends itself. */
    private static Map<Integer, Tag> pairs(String text) {
        Map<Integer, Tag> ends = new HashMap<>();
        Map<String, Deque<Tag>> open = new HashMap<>();
        TAG.matcher(text).results().map(Tag::of).forEach(tag -> {
            Deque<Tag> opened = open.computeIfAbsent(tag.name(), name -> new ArrayDeque<>());
            if (tag.isAlone(text)) {
                ends.put(tag.start(), tag);
            }
            if (!tag.closes()) {
                opened.push(tag);
            } else if (!opened.isEmpty()) {
                ends.put(opened.pop().start(), tag);
                ends.put(tag.start(), tag);
            }
        });
        return ends;
    }

    private static Optional<String> address(String link) {
        Matcher matcher = ADDRESS.matcher(link);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String address = Stream.of(matcher.group(1), matcher.group(2), matcher.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        String shown = address.codePointCount(0, address.length()) > SHOWN
                ? address.substring(0, address.offsetByCodePoints(0, SHOWN)) + "…"
                : address;
        return Optional.of("Removed the link to “" + shown + "” but kept its text: it is plain text");
    }

    private static boolean isAll(String text, String characters) {
        return !text.isEmpty() && text.chars().allMatch(c -> characters.indexOf(c) >= 0);
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder mapped = new StringBuilder();
        text.chars().forEach(c -> mapped.append(to.charAt(from.indexOf(c))));
        return mapped.toString();
    }

    private static String withoutReferences(String text, Set<String> references) {
        return text.indexOf('&') < 0
                ? text
                : REFERENCE.matcher(text).replaceAll(match -> {
                    String read = characters(match);
                    if (!read.isEmpty()) {
                        references.add(match.group());
                    }
                    return Matcher.quoteReplacement(read.isEmpty() ? match.group() : read);
                });
    }

    /** The characters that a reference stands for; empty if it stands for none. */
    private static String characters(MatchResult reference) {
        if (reference.group(3) != null) {
            return Entities.getByName(reference.group(3));
        }
        int c = reference.group(1) != null
                ? Integer.parseInt(reference.group(1))
                : Integer.parseInt(reference.group(2), 16);
        if (c >= 0x80 && c <= 0x9F) {
            return windows(c);
        }
        boolean isText = Character.isValidCodePoint(c)
                && Character.getType(c) != Character.SURROGATE
                && (c == '\t' || c == '\n' || c == '\r' || !Character.isISOControl(c));
        return isText ? Character.toString(c) : "";
    }

    /** HTML reads references to C1 controls as characters of Windows, which is what wrote them. */
    private static String windows(int c) {
        try {
            return WINDOWS.newDecoder()
                    .decode(ByteBuffer.wrap(new byte[] {(byte) c}))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
