package org.broadsheet.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody looks for: words, {@code "phrases"}, {@code -without}, {@code OR}, and {@code begin*}. Any text is a
 * query; what is neither word nor operator says nothing.
 *
 * @param alternatives each wants all of its terms; any of them will do
 */
public record SearchQuery(List<List<Term>> alternatives) {

    private static final int MAX_WORDS = 40;

    /**
     * Words that stand beside each other.
     *
     * @param without whether they must not stand there
     * @param prefix whether the last of them is only a beginning
     * @param endings words that begin like it; where there are none, whatever does
     */
    public record Term(List<String> words, boolean without, boolean prefix, List<String> endings) {

        private Term(List<String> words, boolean without, boolean prefix) {
            this(words, without, prefix, List.of());
        }

        private String last() {
            return words.get(words.size() - 1);
        }

        private boolean isBeginning() {
            return prefix && last().codePoints().noneMatch(Languages::isUnspaced);
        }
    }

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
        return each(term -> new Term(term.words().stream().map(other).toList(), term.without(), term.prefix()));
    }

    /** The same query with words for its beginnings. */
    public SearchQuery completed(Function<String, List<String>> endings) {
        return each(term ->
                term.isBeginning() ? new Term(term.words(), term.without(), true, endings.apply(term.last())) : term);
    }

    private SearchQuery each(UnaryOperator<Term> other) {
        return new SearchQuery(alternatives.stream()
                .map(terms -> terms.stream().map(other).toList())
                .toList());
    }

    /** The beginning that somebody has typed last, where all else is words that must stand there too. */
    public Optional<String> beginning() {
        return alternatives.size() == 1
                ? last(alternatives.get(0))
                        .filter(term -> term.isBeginning() && term.words().size() == 1 && !term.without())
                        .map(Term::last)
                : Optional.empty();
    }

    /** The same query without its {@link #beginning}; where that is all there is, no word is left to look for. */
    public SearchQuery finished() {
        List<Term> terms = alternatives.get(0);
        return new SearchQuery(List.of(terms.subList(0, terms.size() - 1)));
    }

    private static Optional<Term> last(List<Term> terms) {
        return terms.stream().reduce((one, other) -> other);
    }

    /** Whether an index alone cannot answer it: words have an order. */
    public boolean hasPhrases() {
        return alternatives.stream()
                .flatMap(List::stream)
                .anyMatch(term -> term.words().size() > 1);
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
     * @param configuration the one that the query will be read with; without a stemmer, long words stand for words that
     *     begin like them
     * @param forms those words; where there are none, all do
     */
    public String tsquery(String configuration, Precision precision, Function<String, List<String>> forms) {
        StringJoiner any = new StringJoiner(" | ");
        for (List<Term> terms : alternatives) {
            StringJoiner all = new StringJoiner(" & ", "(", ")").setEmptyValue("");
            for (Term term : terms) {
                if (!(precision == Precision.LOOSE
                        && term.without()
                        && term.words().size() > 1)) {
                    all.add((term.without() ? "!" : "") + phrase(term, configuration, precision, forms));
                }
            }
            any.add(all.toString());
        }
        return any.toString();
    }

    private static String phrase(
            Term term, String configuration, Precision precision, Function<String, List<String>> forms) {
        StringJoiner words = new StringJoiner(precision == Precision.LOOSE ? " & " : " <-> ", "(", ")");
        for (String word : term.words().subList(0, term.words().size() - 1)) {
            words.add(word(word, false, configuration, precision, forms));
        }
        if (term.endings().isEmpty()) {
            words.add(word(term.last(), term.prefix(), configuration, precision, forms));
        } else {
            StringJoiner any = new StringJoiner(" | ", "(", ")");
            any.add(word(term.last(), false, configuration, precision, forms));
            term.endings().forEach(ending -> any.add("'" + mark(configuration, precision) + ending + "'"));
            words.add(any.toString());
        }
        return words.toString();
    }

    private static String mark(String configuration, Precision precision) {
        return configuration.equals(Languages.SIMPLE) && precision != Precision.WRITTEN ? Languages.UNSTEMMED : "";
    }

    private static String word(
            String word,
            boolean prefix,
            String configuration,
            Precision precision,
            Function<String, List<String>> forms) {
        boolean stemmed = !configuration.equals(Languages.SIMPLE);
        String mark = mark(configuration, precision);
        boolean all = prefix;
        String beginning = word;
        if (Languages.isUnspaced(word.codePointAt(0))) {
            // Runs of characters are kept as pairs: one alone begins them, and two are all there is of one.
            all = word.codePointCount(0, word.length()) == 1;
        } else if (!stemmed && !prefix && Languages.unstemmedEnding(word) >= 0) {
            beginning = word.substring(0, word.length() - Languages.unstemmedEnding(word));
            List<String> known = precision == Precision.WRITTEN ? List.of() : forms.apply(beginning);
            if (!known.isEmpty()) {
                return Stream.concat(Stream.of(word), known.stream())
                        .distinct()
                        .map(form -> "'" + mark + form + "'")
                        .collect(Collectors.joining(" | ", "(", ")"));
            }
            all = true;
        }
        return "'" + mark + beginning + "'" + (all ? ":*" : "");
    }
}
