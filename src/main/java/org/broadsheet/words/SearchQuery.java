package org.broadsheet.words;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What somebody looks for: words, {@code "phrases"}, {@code -without}, {@code OR}, and {@code begin*}. Any text is a
 * query; what is neither word nor operator says nothing.
 *
 * @param alternatives each wants all of its terms; any of them will do
 */
public record SearchQuery(List<List<Term>> alternatives) {

    private static final int MAX_WORDS = 40;
    private static final int UNSTEMMED_ENDING = 2;
    private static final int LONG_WORD = 5;

    /**
     * Words that stand beside each other.
     *
     * @param without whether they must not stand there
     * @param prefix whether the last of them is only a beginning
     */
    public record Term(List<String> words, boolean without, boolean prefix) {}

    /**
     * Reads a query.
     *
     * @param typing whether the last word may still be unfinished
     */
    public static SearchQuery of(String text, boolean typing) {
        List<List<Term>> alternatives = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        int words = 0;
        int at = 0;
        while (at < text.length() && words < MAX_WORDS) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean without = text.charAt(at) == '-' || text.charAt(at) == '−';
            int start = without ? at + 1 : at;
            boolean quoted = start < text.length() && isQuote(text.charAt(start));
            int end = quoted ? endOfQuote(text, start + 1) : endOfWord(text, start);
            String piece = text.substring(Math.min(quoted ? start + 1 : start, end), end);
            at = quoted ? Math.min(end + 1, text.length()) : end;
            if (!quoted && !without && (piece.equals("OR") || piece.equals("|"))) {
                alternatives.add(terms);
                terms = new ArrayList<>();
                continue;
            }
            List<String> found = NormalText.words(piece);
            words += found.size();
            if (!found.isEmpty()) {
                boolean unfinished =
                        !quoted && !without && typing && text.substring(at).isBlank() && at == text.length();
                boolean prefix = unfinished || !quoted && piece.endsWith("*");
                terms.add(new Term(found.size() > MAX_WORDS ? found.subList(0, MAX_WORDS) : found, without, prefix));
            }
        }
        alternatives.add(terms);
        // Who only says what must not be there asks for everything else, which is no search.
        alternatives.removeIf(alternative -> alternative.stream().allMatch(Term::without));
        return new SearchQuery(List.copyOf(alternatives));
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„' || c == '«' || c == '»';
    }

    private static int endOfQuote(String text, int from) {
        int end = from;
        while (end < text.length() && !isQuote(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isQuote(text.charAt(end))) {
            end++;
        }
        return Math.max(end, Math.min(from + 1, text.length()));
    }

    /** Whether it looks for nothing at all. */
    public boolean isEmpty() {
        return alternatives.isEmpty();
    }

    /** All words that must or may stand there, each once. */
    public List<String> words() {
        return alternatives.stream()
                .flatMap(List::stream)
                .filter(term -> !term.without())
                .flatMap(term -> term.words().stream())
                .distinct()
                .toList();
    }

    /** The same query with other words. */
    public SearchQuery with(UnaryOperator<String> other) {
        return new SearchQuery(alternatives.stream()
                .map(terms -> terms.stream()
                        .map(term -> new Term(term.words().stream().map(other).toList(), term.without(), term.prefix()))
                        .toList())
                .toList());
    }

    /** The query as a person would write it. */
    public String text() {
        return alternatives.stream()
                .map(terms -> terms.stream()
                        .map(term -> (term.without() ? "-" : "")
                                + (term.words().size() > 1
                                        ? '"' + String.join(" ", term.words()) + '"'
                                        : term.words().get(0))
                                + (term.prefix() ? "*" : ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" OR "));
    }

    /**
     * The query in PostgreSQL's language for {@code to_tsquery}, safe by construction: words are letters, digits and
     * marks alone, each in quotes.
     *
     * @param configuration the one that the query will be read with; without a stemmer, long words stand for all words
     *     that begin like them
     * @param headlineOnly whether to look in headlines alone
     */
    public String tsquery(String configuration, boolean headlineOnly) {
        StringJoiner any = new StringJoiner(" | ");
        for (List<Term> terms : alternatives) {
            StringJoiner all = new StringJoiner(" & ", "(", ")");
            for (Term term : terms) {
                all.add((term.without() ? "!" : "") + phrase(term, configuration, headlineOnly));
            }
            any.add(all.toString());
        }
        return any.toString();
    }

    private static String phrase(Term term, String configuration, boolean headlineOnly) {
        StringJoiner words = new StringJoiner(" <-> ", "(", ")");
        int last = term.words().size() - 1;
        for (int i = 0; i <= last; i++) {
            String word = term.words().get(i);
            boolean prefix = i == last && term.prefix();
            if (configuration.equals(Languages.SIMPLE)
                    && !prefix
                    && word.length() > LONG_WORD
                    && word.codePoints().noneMatch(Languages::isUnspaced)
                    && word.codePoints().allMatch(Character::isLetter)) {
                word = word.substring(0, word.length() - UNSTEMMED_ENDING);
                prefix = true;
            }
            String flags = (prefix ? "*" : "") + (headlineOnly ? "A" : "");
            words.add("'" + word + "'" + (flags.isEmpty() ? "" : ":" + flags));
        }
        return words.toString();
    }
}
