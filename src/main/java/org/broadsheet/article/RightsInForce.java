package org.broadsheet.article;

import org.broadsheet.body.Rights;
import org.broadsheet.response.Publication;

/** Which rights hold for an article. */
final class RightsInForce {

    private static final Rights NOTHING = new Rights(null, null, null, null);

    private final Rights ofAll;

    /** Takes those of all articles, which are the same as long as the program runs, from the publication. */
    RightsInForce(Publication publication) {
        this.ofAll = new Rights(
                publication.copyright().orElse(null),
                publication.usageTerms().orElse(null),
                publication.license().map(Object::toString).orElse(null),
                null);
    }

    /** An article's own, and where they say nothing, those of all articles; null where neither says anything. */
    Rights inForce(Rights own) {
        Rights said = own == null ? NOTHING : own;
        Rights rights = new Rights(
                said.copyright() == null ? ofAll.copyright() : said.copyright(),
                said.usageTerms() == null ? ofAll.usageTerms() : said.usageTerms(),
                said.license() == null ? ofAll.license() : said.license(),
                said.expires());
        return rights.equals(NOTHING) ? null : rights;
    }
}
