package org.broadsheet.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;

/**
 * One article of an archive, as its reader found it. What depends on the rest of the archive or on the mapping (sections,
 * tags, authors, addresses, status) is set in the archive's own words, and translated by {@link Translation}; all else is set
 * in {@link #fields}, in the words of an import's record.
 */
public final class ArchiveArticle implements ArchiveItem {

    final String where;
    final String key;
    final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    final List<ArchiveTerm> terms = new ArrayList<>();
    final List<ArchivePerson> people = new ArrayList<>();
    final List<String> addresses = new ArrayList<>();
    final Map<String, JsonNode> others = new LinkedHashMap<>();
    final List<ContentLoss> losses = new ArrayList<>();
    String slug;
    String status = "";
    Standing standing = Standing.PUBLISHED;
    Instant published;
    Instant updated;
    String audience;
    String audienceByDefault = "free";
    String leadMedia;

    /**
     * An article without anything.
     *
     * @param where what it is, for people, such as {@code post 17, “Ferry returns”}: shown with each warning
     * @param key what it is for programs: the same in every export of the same site, and never that of another article
     */
    public ArchiveArticle(String where, String key) {
        this.where = where;
        this.key = key;
    }

    /** What it is for programs. */
    public String key() {
        return key;
    }

    /**
     * The fields of the record that mean the same everywhere: headline, standfirstHtml, body, language, seo, leadImage,
     * extra … Not slug, section, sections, tags, authors, status and times, access, aliases, externalId and source.
     */
    public ObjectNode fields() {
        return fields;
    }

    /** Its name in addresses, as the archive spells it; one is made from the headline if null. */
    public ArchiveArticle slug(String sent) {
        slug = sent;
        return this;
    }

    /**
     * Its status.
     *
     * @param word the archive's own, which the mapping may give another meaning
     * @param byDefault what it means if the mapping says nothing
     */
    public ArchiveArticle status(String word, Standing byDefault) {
        status = word;
        standing = byDefault;
        return this;
    }

    /** When it was or will be published; null if it never was. */
    public ArchiveArticle published(Instant time) {
        published = time;
        return this;
    }

    /** When it was last changed; null if nobody knows. */
    public ArchiveArticle updated(Instant time) {
        updated = time;
        return this;
    }

    /**
     * For whom it is whole.
     *
     * @param word the archive's own, which the mapping may give another meaning; null if the archive says nothing
     * @param byDefault free, registered, metered or subscribers
     */
    public ArchiveArticle audience(String word, String byDefault) {
        audience = word;
        audienceByDefault = byDefault;
        return this;
    }

    /** Adds a category or tag; the first category is the most important one. */
    public ArchiveArticle term(ArchiveTerm term) {
        terms.add(term);
        return this;
    }

    /** Adds somebody who made it, in the order of the byline. */
    public ArchiveArticle person(ArchivePerson person) {
        people.add(person);
        return this;
    }

    /**
     * Adds an address that it had on the earlier site, absolute or a path from its root; the first is the one that pages
     * link to. Null and empty texts are ignored.
     */
    public ArchiveArticle address(String address) {
        if (address != null && !address.isBlank()) {
            addresses.add(address.strip());
        }
        return this;
    }

    /** The {@link Media#key} of the picture at its top, if the record has no {@code leadImage}. */
    public ArchiveArticle leadMedia(String mediaKey) {
        leadMedia = mediaKey;
        return this;
    }

    /**
     * Adds a field that has no place in a record. The mapping says where it goes; without a word there, it is left out and
     * its sender told.
     */
    public ArchiveArticle other(String name, JsonNode value) {
        others.put(name, value);
        return this;
    }

    /** Notes something that does not come along, or comes changed. */
    public ArchiveArticle lost(WarningCode code, String detail) {
        losses.add(new ContentLoss("", code, detail));
        return this;
    }
}
