package org.broadsheet.article;

import org.broadsheet.body.Rights;
import org.broadsheet.response.Publication;

/** Which rights hold for an article. */
final class RightsInForce {

    private static final Rights NOTHING = new Rights(null, null, null, null);

    private RightsInForce() {}

    /** Its own, and where they say nothing, those of all articles; null where neither says anything. */
    static Rights of(Rights own, Publication publication) {
        Rights said = own == null ? NOTHING : own;
        Rights rights = new Rights(
                said.copyright() == null ? publication.copyright().orElse(null) : said.copyright(),
                said.usageTerms() == null ? publication.usageTerms().orElse(null) : said.usageTerms(),
                said.license() == null
                        ? publication.license().map(Object::toString).orElse(null)
                        : said.license(),
                said.expires());
        return rights.equals(NOTHING) ? null : rights;
    }
}
