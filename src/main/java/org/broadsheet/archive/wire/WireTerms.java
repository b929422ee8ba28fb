package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveTerm;

/**
 * What a story is about. Each thing is one tag, however often the story names it, with all that is said of it. One topmost
 * topic, or what the sender itself calls a section, is a category.
 */
final class WireTerms {

    private static final String KIND = "kind";
    private static final String TOPIC = "topic";
    private static final int LONGEST_NAME = 200;

    /** One thing, by name. */
    private static final class Term {
        private final String name;
        private String slug;
        private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

        Term(String name) {
            this.name = name;
        }
    }

    private final Map<String, Term> categories = new LinkedHashMap<>();
    private final Map<String, Term> tags = new LinkedHashMap<>();
    private final Map<String, Term> tops = new LinkedHashMap<>();
    private String above;

    /** Adds a section by the sender's own word. */
    void section(String slug, String name) {
        String words = name == null ? slug : WireText.plain(name);
        if (words != null && words.length() <= LONGEST_NAME) {
            Term term = categories.computeIfAbsent(fold(words), key -> new Term(words));
            term.slug = term.slug == null ? slug : term.slug;
        }
    }

    /**
     * Adds a subject of a vocabulary. False if it has neither a name nor a code that is known here, so that readers could do
     * nothing with it.
     *
     * @param code a qcode, an address or the digits of a Media Topic or subject code; may be null
     */
    boolean subject(String name, String code) {
        String top = MediaTopics.top(code).orElse(null);
        if (above == null) {
            above = MediaTopics.above(code).orElse(null);
        }
        String words = WireText.plain(name);
        if (words == null && top != null) {
            words = MediaTopics.name(top);
        }
        if (words == null || words.length() > LONGEST_NAME || isLetter(words)) {
            return false;
        }
        Term term = tag(words, TOPIC);
        MediaTopics.code(code).ifPresent(medtop -> term.fields.put("mediaTopic", medtop));
        if (top != null) {
            tops.putIfAbsent(fold(words), term);
        }
        return true;
    }

    /** The categories of teleprinters are letters. */
    private static boolean isLetter(String name) {
        return name.length() == 1 && name.charAt(0) < 128;
    }

    /** Adds a subject that its sender says to be one of the topmost. */
    void top(String name) {
        String words = WireText.plain(name);
        if (words != null && words.length() <= LONGEST_NAME) {
            tops.putIfAbsent(fold(words), tag(words, TOPIC));
        }
    }

    /** Adds a tag: topic, person, organisation, place or event. False if it has no name that can be one. */
    boolean add(String kind, String name) {
        String words = WireText.plain(name);
        if (words == null || words.length() > LONGEST_NAME || isLetter(words)) {
            return false;
        }
        tag(words, kind);
        return true;
    }

    private Term tag(String name, String kind) {
        Term term = tags.computeIfAbsent(fold(name), key -> new Term(name));
        if (!kind.equals(TOPIC) || !term.fields.has(KIND)) {
            term.fields.put(KIND, kind);
        }
        return term;
    }

    /** Says the name in addresses of a tag that was added. */
    void slug(String name, String slug) {
        Term term = named(name);
        if (term != null) {
            term.slug = slug;
        }
    }

    /** Says an address that tells unmistakably what a tag that was added is. */
    void sameAs(String name, String address) {
        Term term = named(name);
        if (term == null
                || !address.matches("https?://\\S{1,1990}")
                || MediaTopics.code(address).isPresent()) {
            return;
        }
        ArrayNode all = term.fields.withArray("sameAs");
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).asText().equals(address)) {
                return;
            }
        }
        if (all.size() < 20) {
            all.add(address);
        }
    }

    /** Says where a place that was added is. Two zeros are what some senders have for a place that they do not know. */
    void position(String name, double latitude, double longitude) {
        Term term = named(name);
        boolean known = latitude != 0 || longitude != 0;
        if (term != null && known && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            term.fields.put("latitude", latitude).put("longitude", longitude);
        }
    }

    private Term named(String name) {
        String words = WireText.plain(name);
        return words == null ? null : tags.get(fold(words));
    }

    void giveTo(ArchiveArticle article) {
        Map<String, Term> sections = new LinkedHashMap<>(categories);
        if (sections.isEmpty() && !tops.isEmpty()) {
            Map.Entry<String, Term> first = tops.entrySet().iterator().next();
            sections.put(first.getKey(), first.getValue());
            tags.remove(first.getKey());
        } else if (sections.isEmpty() && above != null) {
            sections.put(above, new Term(MediaTopics.name(above)));
        }
        for (Term term : sections.values()) {
            article.term(new ArchiveTerm(ArchiveTerm.Role.CATEGORY, term.slug, term.name, null, null));
        }
        for (Term term : tags.values()) {
            article.term(new ArchiveTerm(ArchiveTerm.Role.TAG, term.slug, term.name, null, term.fields));
        }
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
