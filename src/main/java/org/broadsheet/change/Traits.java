package org.broadsheet.change;

/** What receivers of changes can ask for beside cache tags: the kind of an article, and who sent it. */
public final class Traits {

    private Traits() {}

    /** Of all articles of a kind. */
    public static String kind(String kind) {
        return "kind-" + kind;
    }

    /** Of all articles of a sender. */
    public static String source(String source) {
        return "source-" + source;
    }
}
