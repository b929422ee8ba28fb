package org.broadsheet.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.database.Sql;
import org.broadsheet.request.SlugMaker;

/** The words by which editors find images: without marks, and in small letters, whatever language they are in. */
final class ImageWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern ELEMENT = Pattern.compile("<[^>]*>");

    private ImageWords() {}

    /** The expression of the words of an image, for its row. */
    static Sql document(String name, ImageDetails details) {
        String text = Stream.of(name, details.alt(), details.caption(), details.credit())
                .filter(Objects::nonNull)
                .map(one -> ELEMENT.matcher(one).replaceAll(" "))
                .collect(Collectors.joining(" "));
        return Sql.of("to_tsvector('simple', ?)", String.join(" ", words(text)));
    }

    /** The condition that an image {@code i} has all words of a text, each at least in its beginning; none has no words. */
    static Sql condition(String text) {
        List<String> words = words(text);
        return words.isEmpty()
                ? Sql.of("and false")
                : Sql.of(
                        "and i.words @@ to_tsquery('simple', ?)",
                        words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> SlugMaker.spelled(word).orElseGet(() -> word.toLowerCase(Locale.ROOT)))
                .forEach(word ->
                        WORD.matcher(word).results().map(MatchResult::group).forEach(words::add));
        return words;
    }
}
