package org.broadsheet.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A parsed search: words, {@code "phrases"}, {@code -excluded} terms, {@code OR}, and {@code prefix*}. Any text is a
 * valid query; characters that form neither a word nor an operator are ignored.
 *
 * @param alternatives the operands of {@code OR}; a document matches an alternative if it matches all terms of it
 */
public record SearchQuery(List<List<Term>> alternatives) {

    private static final int MAX_WORDS = 40;

    /**
     * A word.
     *
     * @param spellings other spellings of it, each of which matches as well
     * @param acronym whether it is written in capitals to set it apart from the others
     */
    public record Word(String text, List<String> spellings, boolean acronym) {

        private Word mapped(UnaryOperator<String> mapping) {
            String other = mapping.apply(text);
            return other.equals(text) ? this : new Word(other, List.of(), acronym);
        }
    }

    /**
     * One word, or several adjacent words.
     *
     * @param excluded whether a matching document must not contain them
     * @param prefix whether the last word is only the beginning of a word
     * @param completions known words that begin with it; if empty, every word with that prefix matches
     */
    public record Term(List<Word> words, boolean excluded, boolean prefix, List<String> completions) {

        private Term(List<Word> words, boolean excluded, boolean prefix) {
            this(words, excluded, prefix, List.of());
        }

        private String last() {
            return words.get(words.size() - 1).text();
        }

        private boolean canBeCompleted() {
            return prefix && last().codePoints().noneMatch(Languages::isUnspaced);
        }

        private boolean isPhrase() {
            return words.size() > 1;
        }
    }

    /**
     * Parses a query.
     *
     * @param typing whether the user is still typing, so that the last word is taken as a prefix
     */
    public static SearchQuery of(String text, boolean typing) {
        List<List<Term>> alternatives = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        boolean capitals = text.codePoints().noneMatch(Character::isLowerCase);
        int words = 0;
        int at = 0;
        while (at < text.length() && words < MAX_WORDS) {
            if (isSpace(text.charAt(at))) {
                at++;
                continue;
            }
            boolean excluded = text.charAt(at) == '-' || text.charAt(at) == '−';
            int start = excluded ? at + 1 : at;
            boolean quoted = start < text.length() && isQuote(text.charAt(start));
            int end = quoted ? endOfQuote(text, start + 1) : endOfWord(text, start);
            String piece = text.substring(Math.min(quoted ? start + 1 : start, end), end);
            at = quoted ? Math.min(end + 1, text.length()) : end;
            if (!quoted && !excluded && (piece.equals("OR") || piece.equals("|"))) {
                alternatives.add(terms);
                terms = new ArrayList<>();
                continue;
            }
            List<Word> pieceWords = words(piece, !capitals);
            words += pieceWords.size();
            if (!pieceWords.isEmpty()) {
                boolean unfinished =
                        !quoted && !excluded && typing && text.substring(at).isBlank() && at == text.length();
                boolean prefix = unfinished || !quoted && piece.endsWith("*");
                terms.add(new Term(
                        pieceWords.size() > MAX_WORDS ? pieceWords.subList(0, MAX_WORDS) : pieceWords,
                        excluded,
                        prefix));
            }
        }
        alternatives.add(terms);
        // A query of exclusions only matches everything else, which is not a search.
        alternatives.removeIf(alternative -> alternative.stream().allMatch(Term::excluded));
        return new SearchQuery(List.copyOf(alternatives));
    }

    /** White space of every kind: no-break, narrow and ideographic spaces too. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /**
     * The words of a piece of text.
     *
     * @param withAcronyms whether capitals set a word apart
     */
    private static List<Word> words(String piece, boolean withAcronyms) {
        List<Word> words = new ArrayList<>();
        for (Token token : NormalizedText.of(piece).tokens()) {
            List<String> spellings = token.words().size() == 1 ? token.spellings() : List.of();
            token.words().forEach(word -> words.add(new Word(word, spellings, withAcronyms && token.acronym())));
        }
        return words;
    }

    private static boolean isQuote(String text, int at) {
        return isQuote(text.charAt(at)) && !Tokenizer.isInHebrewWord(text, at);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '“' || c == '”' || c == '„' || c == '«' || c == '»';
    }

    private static int endOfQuote(String text, int from) {
        int end = from;
        while (end < text.length() && !isQuote(text, end)) {
            end++;
        }
        return end;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (end < text.length() && !isSpace(text.charAt(end)) && !isQuote(text, end)) {
            end++;
        }
        return Math.max(end, Math.min(from + 1, text.length()));
    }

    /** Whether there is nothing to search for. */
    public boolean isEmpty() {
        return alternatives.isEmpty();
    }

    /** All words that are not excluded, each once. */
    public List<String> words() {
        return alternatives.stream()
                .flatMap(List::stream)
                .filter(term -> !term.excluded())
                .flatMap(term -> term.words().stream())
                .map(Word::text)
                .distinct()
                .toList();
    }

    /** The same query with every word replaced. */
    public SearchQuery mapWords(UnaryOperator<String> mapping) {
        return mapTerms(term -> new Term(
                term.words().stream().map(word -> word.mapped(mapping)).toList(), term.excluded(), term.prefix()));
    }

    /**
     * The same query with completions for its prefixes.
     *
     * @param completions given a prefix, the known words that begin with it
     */
    public SearchQuery withCompletions(Function<String, List<String>> completions) {
        return mapTerms(term -> term.canBeCompleted()
                ? new Term(term.words(), term.excluded(), true, completions.apply(term.last()))
                : term);
    }

    private SearchQuery mapTerms(UnaryOperator<Term> mapping) {
        return new SearchQuery(alternatives.stream()
                .map(terms -> terms.stream().map(mapping).toList())
                .toList());
    }

    /**
     * The prefix that the query ends with; empty if the query has alternatives or does not end with one plain prefix.
     */
    public Optional<String> typedPrefix() {
        return alternatives.size() == 1
                ? last(alternatives.get(0))
                        .filter(term -> term.canBeCompleted() && term.words().size() == 1 && !term.excluded())
                        .map(Term::last)
                : Optional.empty();
    }

    /** The same query without its {@link #typedPrefix}; without any term if the prefix was the only one. */
    public SearchQuery withoutTypedPrefix() {
        List<Term> terms = alternatives.get(0);
        return new SearchQuery(List.of(terms.subList(0, terms.size() - 1)));
    }

    private static Optional<Term> last(List<Term> terms) {
        return terms.stream().reduce((first, second) -> second);
    }

    /** Whether some words or phrases must not occur. */
    public boolean hasExclusions() {
        return alternatives.stream().flatMap(List::stream).anyMatch(Term::excluded);
    }

    /** Whether an index alone cannot answer it, because the order of words matters. */
    public boolean hasPhrases() {
        return alternatives.stream().flatMap(List::stream).anyMatch(Term::isPhrase);
    }

    /** The query as a user would type it. */
    public String text() {
        return alternatives.stream()
                .map(terms -> terms.stream()
                        .map(term -> (term.excluded() ? "-" : "")
                                + (term.isPhrase() ? '"' + text(term) + '"' : text(term))
                                + (term.prefix() ? "*" : ""))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" OR "));
    }

    private static String text(Term term) {
        return term.words().stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /**
     * All words of the query as operands of {@code to_tsquery}. Safe by construction: every word is quoted and consists
     * of letters, digits and marks only.
     *
     * @param configuration the text search configuration of the documents; if it has no stemmer, long words also match
     *     words with the same stem, found by cutting off the likely inflection
     * @param forms given such a stem, the known words that begin with it; if empty, every word with that prefix matches
     */
    public Set<Operand> operands(String configuration, Function<String, List<String>> forms) {
        Set<Operand> operands = new LinkedHashSet<>();
        for (List<Term> terms : alternatives) {
            for (Term term : terms) {
                operands.addAll(operands(term, configuration, forms));
            }
        }
        return operands;
    }

    private static List<Operand> operands(Term term, String configuration, Function<String, List<String>> forms) {
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < term.words().size(); i++) {
            boolean last = i == term.words().size() - 1;
            operands.add(operand(
                    term.words().get(i),
                    last && term.prefix(),
                    last ? term.completions() : List.of(),
                    configuration,
                    forms));
        }
        return operands;
    }

    private static Operand operand(
            Word word,
            boolean prefix,
            List<String> completions,
            String configuration,
            Function<String, List<String>> forms) {
        String mark = Languages.mark(configuration);
        Set<String> any = new LinkedHashSet<>();
        if (completions.isEmpty()) {
            any.addAll(matching(word.text(), prefix, configuration, forms));
        } else {
            any.addAll(matching(word.text(), false, configuration, forms));
            completions.forEach(completion -> any.add(quoted(mark + completion)));
        }
        word.spellings().forEach(spelling -> any.add(quoted(mark + spelling) + (prefix ? ":*" : "")));
        return new Operand(
                mark + word.text(), any.size() == 1 ? any.iterator().next() : '(' + String.join(" | ", any) + ')');
    }

    /** What matches a word in documents of a text search configuration, each quoted. */
    private static List<String> matching(
            String word, boolean prefix, String configuration, Function<String, List<String>> forms) {
        boolean stemmed = !configuration.equals(Languages.SIMPLE);
        String mark = Languages.mark(configuration);
        if (Languages.isUnspaced(word.codePointAt(0))) {
            // Documents hold pairs of characters: a single character has to match as a prefix, a pair matches exactly.
            boolean single = word.codePointCount(0, word.length()) == 1;
            return List.of(quoted(mark + word) + (single ? ":*" : ""));
        }
        if (stemmed || prefix || Languages.inflectionLength(word) < 0) {
            return List.of(quoted(mark + word) + (prefix ? ":*" : ""));
        }
        String stem = word.substring(0, word.length() - Languages.inflectionLength(word));
        List<String> known = forms.apply(stem);
        return known.isEmpty()
                ? List.of(quoted(mark + stem) + ":*")
                : Stream.concat(Stream.of(word), known.stream())
                        .distinct()
                        .map(form -> quoted(mark + form))
                        .toList();
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }

    /**
     * The query in the syntax of {@code tsquery}; empty if documents keep none of its words. A common word by itself
     * counts as an acronym, or if the query has nothing but common words; else every article would have it. In a phrase
     * it always counts.
     *
     * @param configuration see {@link #operands}
     * @param forms see {@link #operands}
     * @param lexemes of all operands
     */
    public String tsquery(
            String configuration, Function<String, List<String>> forms, Precision precision, Lexemes lexemes) {
        StringJoiner any = new StringJoiner(" | ");
        for (List<Term> terms : alternatives) {
            Map<Term, List<Operand>> operands = new LinkedHashMap<>();
            terms.forEach(term -> operands.put(term, operands(term, configuration, forms)));
            boolean onlyCommon = terms.stream()
                    .filter(term -> !term.excluded())
                    .allMatch(term -> isOneCommonWord(term, operands.get(term), lexemes));
            StringJoiner all = new StringJoiner(" & ", "(", ")").setEmptyValue("");
            for (Term term : terms) {
                String matches = matches(term, operands.get(term), onlyCommon, precision, lexemes);
                if (!matches.isEmpty()) {
                    all.add((term.excluded() ? "!" : "") + '(' + matches + ')');
                }
            }
            if (all.length() > 0) {
                any.add(all.toString());
            }
        }
        return any.toString();
    }

    /**
     * Matches, one by one, the words by which a document can have been found, in the syntax of {@code tsquery}. A
     * common word counts as in {@link #tsquery}.
     */
    public String anyWord(String configuration, Function<String, List<String>> forms, Lexemes lexemes) {
        Set<Operand> wanted = new LinkedHashSet<>();
        boolean onlyCommon = operands(configuration, forms).stream().allMatch(lexemes::isCommon);
        for (List<Term> terms : alternatives) {
            for (Term term : terms) {
                if (!term.excluded()) {
                    List<Operand> operands = operands(term, configuration, forms);
                    boolean counts = onlyCommon || term.words().get(0).acronym();
                    if (counts || !isOneCommonWord(term, operands, lexemes)) {
                        wanted.addAll(operands);
                    }
                }
            }
        }
        return joined(" | ", List.copyOf(wanted), lexemes);
    }

    private static boolean isOneCommonWord(Term term, List<Operand> operands, Lexemes lexemes) {
        return !term.isPhrase() && lexemes.isCommon(operands.get(0));
    }

    private static String matches(
            Term term, List<Operand> operands, boolean onlyCommon, Precision precision, Lexemes lexemes) {
        if (isOneCommonWord(term, operands, lexemes)) {
            boolean counts = term.words().get(0).acronym() || onlyCommon && !term.excluded();
            Operand word = operands.get(0);
            return !counts ? "" : precision == Precision.RANKED ? lexemes.of(word) : lexemes.ofNamed(word);
        }
        if (precision != Precision.LOOSE) {
            return joined(" <-> ", operands, lexemes);
        }
        if (term.isPhrase() && term.excluded()) {
            return "";
        }
        List<Operand> rarer =
                operands.stream().filter(word -> !lexemes.isCommon(word)).toList();
        return joined(" & ", rarer.isEmpty() ? operands : rarer, lexemes);
    }

    private static String joined(String operator, List<Operand> operands, Lexemes lexemes) {
        return operands.stream()
                .map(lexemes::of)
                .filter(lexeme -> !lexeme.isEmpty())
                .map(lexeme -> '(' + lexeme + ')')
                .collect(Collectors.joining(operator));
    }
}
