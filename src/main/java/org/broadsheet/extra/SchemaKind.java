package org.broadsheet.extra;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.broadsheet.name.Kind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of things that have fields of the newsroom's own, and so a schema of them. */
@Schema(description = "What has fields of the newsroom's own.")
public enum SchemaKind {
    @JsonProperty("article")
    ARTICLE(Kind.ARTICLE),
    @JsonProperty("author")
    AUTHOR(Kind.AUTHOR),
    @JsonProperty("section")
    SECTION(Kind.SECTION),
    @JsonProperty("tag")
    TAG(Kind.TAG);

    /** Their words, as addresses and records have them; see {@link Kind#word}. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(SchemaKind::kind).map(Kind::word).toList();

    private final Kind kind;

    SchemaKind(Kind kind) {
        this.kind = kind;
    }

    private Kind kind() {
        return kind;
    }

    /** That of a kind that has schemas. */
    static SchemaKind of(Kind kind) {
        return valueOf(kind.name());
    }

    /** The kind of this word; empty if there are no schemas of it. */
    static Optional<Kind> of(String word) {
        return Arrays.stream(values())
                .map(SchemaKind::kind)
                .filter(kind -> kind.word().equals(word))
                .findFirst();
    }
}
