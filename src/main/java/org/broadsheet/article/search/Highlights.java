package org.broadsheet.article.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.article.Teaser;
import org.broadsheet.body.Body;
import org.broadsheet.database.Database;
import org.broadsheet.database.PublicReads;
import org.broadsheet.database.Sql;
import org.broadsheet.words.Languages;
import org.broadsheet.words.NormalizedText;
import org.broadsheet.words.Token;

/**
 * Marks what a search found in headlines and bodies, in the spelling of the original: a search for {@code walesa} marks
 * Wałęsa. PostgreSQL says which of the words match, so that they are stemmed as in search documents; its own
 * {@code ts_headline} only knows words as they are written.
 */
final class Highlights {

    /** In UTF-16 units; no words are marked after that. */
    private static final int MARKED_LENGTH = 50_000;

    private static final int FRAGMENTS = 2;
    private static final int FRAGMENT_WORDS = 24;
    /** How many words are shown before the first match. */
    private static final int WORDS_BEFORE = 6;

    private static final String BETWEEN = " … ";

    private final PublicReads database;

    Highlights(PublicReads database) {
        this.database = database;
    }

    /** A text with its words. */
    private record Marked(String text, List<Token> tokens) {

        static Marked of(String text) {
            String part = text.length() > MARKED_LENGTH ? text.substring(0, MARKED_LENGTH) : text;
            return new Marked(part, NormalizedText.of(part).tokens());
        }
    }

    private record Found(Teaser teaser, Marked headline, Marked body) {

        /** The text search configuration of its language. */
        String configuration() {
            return Languages.configuration(teaser.language());
        }
    }

    /** A normalized word in a text search configuration. */
    private record Word(String configuration, String text) {}

    /** The same teasers with highlights. */
    List<Teaser> of(List<Teaser> teasers, ArticleSearch.Ready ready) {
        Map<UUID, Body> bodies = bodies(teasers.stream().map(Teaser::id).toList());
        List<Found> all = teasers.stream()
                .map(teaser -> new Found(
                        teaser,
                        Marked.of(teaser.headline()),
                        Marked.of(bodies.get(teaser.id()).text())))
                .toList();
        Set<Word> matching = matching(all, ready);
        return all.stream()
                .map(one -> one.teaser()
                        .highlighted(new Teaser.Highlight(
                                whole(one.headline(), hits(one.headline(), one.configuration(), matching)),
                                fragments(one.body(), hits(one.body(), one.configuration(), matching)))))
                .toList();
    }

    private Map<UUID, Body> bodies(Collection<UUID> articles) {
        Map<UUID, Body> bodies = new HashMap<>();
        if (!articles.isEmpty()) {
            database.list(
                            Sql.of("select article_id, blocks from article_body where article_id = any (?)", articles),
                            row -> Map.entry(Database.id(row, "article_id"), Body.fromJson(row.getString("blocks"))))
                    .forEach(entry -> bodies.put(entry.getKey(), entry.getValue()));
        }
        return bodies;
    }

    /** Those words of the texts that match a word of the query. */
    private Set<Word> matching(List<Found> all, ArticleSearch.Ready ready) {
        Map<String, String> queries = ready.words().stream()
                .collect(Collectors.toMap(ArticleSearch.Words::configuration, ArticleSearch.Words::any));
        Set<Word> words = new HashSet<>();
        for (Found one : all) {
            if (queries.containsKey(one.configuration())) {
                for (Marked text : List.of(one.headline(), one.body())) {
                    text.tokens().forEach(token -> forms(token)
                            .forEach(form -> words.add(new Word(one.configuration(), form))));
                }
            }
        }
        if (words.isEmpty()) {
            return words;
        }
        List<Word> candidates = List.copyOf(words);
        List<String> configurations =
                candidates.stream().map(Word::configuration).toList();
        return new HashSet<>(database.list(
                Sql.of(
                                "select candidates.configuration, candidates.word from unnest(?, ?, ?, ?) candidates(configuration, whole, word, text)",
                                configurations,
                                configurations.stream().map(Languages::whole).toList(),
                                candidates.stream().map(Word::text).toList(),
                                candidates.stream()
                                        .map(word -> Languages.mark(word.configuration()) + word.text())
                                        .toList())
                        .add(
                                "join unnest(?, ?) wanted(configuration, query) on wanted.configuration = candidates.configuration",
                                List.copyOf(queries.keySet()),
                                List.copyOf(queries.values()))
                        .add(
                                "where to_tsvector(candidates.whole::regconfig, candidates.text) @@ wanted.query::tsquery"),
                row -> new Word(row.getString("configuration"), row.getString("word"))));
    }

    private static List<String> forms(Token token) {
        List<String> forms = new ArrayList<>(token.words());
        forms.addAll(token.spellings());
        return forms;
    }

    /** The places in the list of tokens that match. */
    private static List<Integer> hits(Marked text, String configuration, Set<Word> matching) {
        List<Integer> hits = new ArrayList<>();
        for (int i = 0; i < text.tokens().size(); i++) {
            boolean matches = forms(text.tokens().get(i)).stream()
                    .anyMatch(form -> matching.contains(new Word(configuration, form)));
            if (matches) {
                hits.add(i);
            }
        }
        return hits;
    }

    private static String whole(Marked text, List<Integer> hits) {
        return marked(text, hits, 0, text.text().length());
    }

    /** The parts of a text with the most matches, in their order; its beginning if there are none. */
    private static String fragments(Marked text, List<Integer> hits) {
        List<Token> tokens = text.tokens();
        if (tokens.isEmpty()) {
            return "";
        }
        List<Integer> left = new ArrayList<>(hits);
        List<Integer> starts = new ArrayList<>();
        while (!left.isEmpty() && starts.size() < FRAGMENTS) {
            int best = left.stream()
                    .max(Comparator.comparingLong(
                                    (Integer hit) -> countBetween(left, hit, hit + FRAGMENT_WORDS - WORDS_BEFORE))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            int start = Math.max(0, best - WORDS_BEFORE);
            starts.add(start);
            left.removeIf(hit -> Math.abs(hit - best) < FRAGMENT_WORDS);
        }
        if (starts.isEmpty()) {
            starts.add(0);
        }
        return starts.stream()
                .sorted()
                .map(start -> {
                    Token last = tokens.get(Math.min(start + FRAGMENT_WORDS, tokens.size()) - 1);
                    return marked(text, hits, tokens.get(start).start(), last.end());
                })
                .collect(Collectors.joining(BETWEEN));
    }

    private static long countBetween(List<Integer> hits, int from, int until) {
        return hits.stream().filter(hit -> hit >= from && hit < until).count();
    }

    /** A part of the text as HTML, with marks around what matches; pairs of characters that overlap get one mark. */
    private static String marked(Marked text, List<Integer> hits, int from, int until) {
        StringBuilder html = new StringBuilder();
        int at = from;
        int marked = -1;
        for (int hit : hits) {
            Token token = text.tokens().get(hit);
            if (token.start() < from || token.end() > until) {
                continue;
            }
            if (marked >= token.start()) {
                html.append(escaped(text.text().substring(Math.min(marked, token.end()), token.end())));
            } else {
                html.append(marked < 0 ? "" : "</mark>");
                html.append(escaped(text.text().substring(at, token.start())));
                html.append("<mark>").append(escaped(text.text().substring(token.start(), token.end())));
            }
            marked = Math.max(marked, token.end());
            at = marked;
        }
        html.append(marked < 0 ? "" : "</mark>");
        return html.append(escaped(text.text().substring(at, until))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
