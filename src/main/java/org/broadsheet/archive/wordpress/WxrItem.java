package org.broadsheet.archive.wordpress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One {@code item} of an export as it is written: its texts by the names of their elements, with WordPress's prefixes. */
final class WxrItem {

    /** A {@code category} element: a term of any taxonomy. */
    record Term(String domain, String slug, String name) {}

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Term> terms = new ArrayList<>();
    private final Map<String, List<String>> meta = new LinkedHashMap<>();
    private final List<String> tooLong = new ArrayList<>();
    private final Map<String, Integer> comments = new LinkedHashMap<>();

    void text(String name, String value) {
        texts.putIfAbsent(name, value);
    }

    /** Notes what had more characters than are read. */
    void tooLong(String what) {
        tooLong.add(what);
    }

    List<String> tooLong() {
        return tooLong;
    }

    void term(Term term) {
        terms.add(term);
    }

    void meta(String key, String value) {
        meta.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
    }

    /** Counts a comment by what it is: empty for a comment of a reader. */
    void comment(String type) {
        comments.merge(type, 1, Integer::sum);
    }

    /** A text without white space around it; empty if there is none. */
    String text(String name) {
        return texts.getOrDefault(name, "").strip();
    }

    /** A text as it is written. */
    String whole(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The names of its texts. */
    Set<String> names() {
        return texts.keySet();
    }

    List<Term> terms() {
        return terms;
    }

    Map<String, List<String>> meta() {
        return meta;
    }

    /** The first value of a meta field without white space around it; empty if there is none. */
    String meta(String key) {
        return meta.getOrDefault(key, List.of("")).get(0).strip();
    }

    Map<String, Integer> comments() {
        return comments;
    }

    String type() {
        return text("wp:post_type").isEmpty() ? "post" : text("wp:post_type");
    }

    String id() {
        return text("wp:post_id");
    }
}
