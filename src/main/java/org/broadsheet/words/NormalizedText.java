package org.broadsheet.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text normalized for search: lower case, with letters as people type them (no accents, no Arabic vowels, {@code l}
 * for {@code ł}), and with scripts without spaces split into overlapping pairs of characters.
 *
 * @param tokens its words with their positions, in order
 */
public record NormalizedText(List<Token> tokens) {

    /** The length of text that is indexed, in UTF-16 units; the rest of a longer text is ignored. */
    static final int MAX_LENGTH = 200_000;

    /** Stands for a word without another spelling in {@link #respelt}. */
    public static final String PLACE = "0";

    /** Normalizes a text. */
    public static NormalizedText of(String text) {
        return new NormalizedText(Tokenizer.tokens(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text));
    }

    /** The normalized words, in order. */
    public List<String> words() {
        return tokens.stream().flatMap(token -> token.words().stream()).toList();
    }

    /** The words that are written in capitals. */
    public Set<String> acronyms() {
        return tokens.stream()
                .filter(Token::acronym)
                .flatMap(token -> token.words().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The normalized words separated by spaces, as input for {@code to_tsvector}, then the other spellings that have no
     * place among them. Single characters of scripts without spaces can be found as well: by the pair that they begin, and
     * the last character of a run as a word of its own.
     *
     * @param configuration the text search configuration that {@code to_tsvector} will be called with
     */
    public String forDocument(String configuration) {
        List<String> all = new ArrayList<>(words());
        spellings(tokens.stream().filter(token -> !token.isRespelt())).forEach(all::add);
        return marked(all, configuration);
    }

    /**
     * The other spellings of names, each at the place that its word has in {@link #forDocument}, so that phrases find them:
     * {@code "Novak Djokovic"}. All other places have {@link #PLACE}. Empty if there are no such names.
     *
     * @param configuration see {@link #forDocument}
     */
    public String respelt(String configuration) {
        StringBuilder places = new StringBuilder();
        int end = 0;
        for (Token token : tokens) {
            if (token.isRespelt()) {
                places.append(marked(token.spellings(), configuration)).append(' ');
                end = places.length();
            } else {
                places.append((PLACE + ' ').repeat(token.words().size()));
            }
        }
        return places.substring(0, end).stripTrailing();
    }

    private static String marked(List<String> words, String configuration) {
        String mark = Languages.mark(configuration);
        StringBuilder all = new StringBuilder();
        for (String word : words) {
            all.append(all.isEmpty() ? "" : " ").append(mark).append(word);
        }
        return all.toString();
    }

    private static Stream<String> spellings(Stream<Token> tokens) {
        return tokens.flatMap(token -> token.spellings().stream()).distinct();
    }

    /** The normalized words, then their other spellings, each preceded by a space: for names, found by {@code like}. */
    public String forName() {
        return Stream.concat(words().stream(), spellings(tokens.stream()))
                .map(" "::concat)
                .collect(Collectors.joining());
    }
}
