package org.broadsheet.article;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What kind of text an article is. Nothing but its editors decides that: no kind is guessed from a section or a tag. */
@Schema(
        name = "ArticleKind",
        description =
                "What kind of text an article is. `sponsored` is paid for by others: wherever it is shown, say so.")
public enum ArticleKind implements WireName {
    /** A report; what an article is of which nothing else is said. */
    NEWS,
    ANALYSIS,
    /** A comment or a column: what its author thinks. */
    OPINION,
    /** A leading article: what the newsroom thinks. */
    EDITORIAL,
    FEATURE,
    INTERVIEW,
    REVIEW,
    EXPLAINER,
    FACT_CHECK,
    OBITUARY,
    /** A reader's. */
    LETTER,
    /** Coverage that grows while something is going on. */
    LIVE,
    /** Paid for by others. */
    SPONSORED;

    private static final Map<String, ArticleKind> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ArticleKind::wireName, Function.identity()));

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of this name, which is one. */
    public static ArticleKind named(String wireName) {
        ArticleKind kind = BY_NAME.get(wireName);
        if (kind == null) {
            throw new IllegalArgumentException("There is no kind " + wireName);
        }
        return kind;
    }

    /** The kind that readers are told: {@link #NEWS} for null, which is what is stored where nothing is said. */
    public static ArticleKind shown(ArticleKind stored) {
        return stored == null ? NEWS : stored;
    }

    /** The kind as it is stored: null for {@link #NEWS}, so that saying it or not is the same. */
    public static ArticleKind stored(ArticleKind shown) {
        return shown == NEWS ? null : shown;
    }

    /** The kind as a label for readers: {@code Fact check}. */
    public String label() {
        String words = wireName().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
