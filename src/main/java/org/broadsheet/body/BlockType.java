package org.broadsheet.body;

import java.util.Optional;
import java.util.stream.Stream;

/** The types of blocks, in the order in which messages list them. */
public enum BlockType {
    PARAGRAPH("paragraph"),
    HEADING("heading"),
    IMAGE("image"),
    GALLERY("gallery"),
    QUOTE("quote"),
    PULLQUOTE("pullquote"),
    LIST("list"),
    TABLE("table"),
    CODE("code"),
    EMBED("embed"),
    VIDEO("video"),
    AUDIO("audio"),
    FILE("file"),
    LINK("link"),
    DETAILS("details"),
    CALLOUT("callout"),
    FOOTNOTES("footnotes"),
    TEASER("teaser"),
    PAYWALL("paywall"),
    DIVIDER("divider");

    private final String wireName;

    BlockType(String wireName) {
        this.wireName = wireName;
    }

    /** The value of {@code type} in a block's JSON. */
    public String wireName() {
        return wireName;
    }

    /** The type with this wire name; empty if there is none. */
    static Optional<BlockType> named(String wireName) {
        return Stream.of(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst();
    }
}
