package org.broadsheet.archive;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The format of a file that an import takes. */
@Schema(description = "The format of a file that an import takes.")
public enum ArchiveFormat implements WireName {
    /** Records of this program, one per line. */
    NDJSON,
    /** Ghost's JSON export, versions 4 to 6. */
    GHOST,
    /** WordPress eXtended RSS, versions 1.0 to 1.2. */
    WXR,
    /** The IPTC's ninjs, versions 1 to 3.1: one object, a list, or one per line. */
    NINJS,
    /** The IPTC's NewsML-G2: news items and news messages with text. */
    NEWSML_G2,
    /** The IPTC's NITF. */
    NITF,
    /** RSS 2.0 and its forerunners, with whole texts. */
    RSS,
    /** Atom (RFC 4287), with whole texts. */
    ATOM,
    /** JSON Feed, versions 1 and 1.1. */
    JSON_FEED,
    /** Markdown with front matter, as Jekyll, Hugo, Astro and Eleventy keep it. */
    MARKDOWN,
    /** Comma-separated values (RFC 4180) with a header. */
    CSV;

    /** Whether its articles may have categories beside tags; where they have none, the first tag is the most important. */
    boolean hasCategories() {
        return this != GHOST && this != JSON_FEED;
    }

    @Override
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
