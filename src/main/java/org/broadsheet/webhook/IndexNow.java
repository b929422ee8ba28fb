package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.response.Site;

/**
 * Tells search engines which pages of the site changed. Pages that are gone are told too, since that is what engines should
 * find out. Source: https://www.indexnow.org/documentation
 */
@ApplicationScoped
public class IndexNow {

    private static final String PATH_KIND = "redirect";

    private final Site site;
    private final Database database;

    IndexNow(Site site, Database database) {
        this.site = site;
        this.database = database;
    }

    /** The body of a call. */
    private record Submission(String host, String key, String keyLocation, Collection<String> urlList) {}

    /** Whether this is the key of a webhook that is enabled, which the site has to show. */
    public boolean isKey(String key) {
        return database
                .list(
                        Sql.of(
                                "select options from webhook where enabled and protocol = ?",
                                Protocol.INDEXNOW.wireName()),
                        row -> row.getString("options"))
                .stream()
                .anyMatch(options ->
                        WebhookTable.indexNowKey(options).filter(key::equals).isPresent());
    }

    /** The body that tells of these messages, as JSON. */
    String body(String key, List<WebhookMessage.Data> changed) {
        Set<String> pages = new LinkedHashSet<>();
        for (WebhookMessage.Data one : changed) {
            pages.add(page(one.kind(), one.slug()));
            one.formerSlugs().forEach(slug -> pages.add(page(one.kind(), slug)));
        }
        return StoredJson.write(new Submission(site.home().getHost(), key, site.absolute("/" + key + ".txt"), pages));
    }

    private String page(String kind, String slug) {
        if (kind.equals(WebhookMessage.TESTED)) {
            return site.home().toString();
        }
        URI page = kind.equals(PATH_KIND) ? URI.create(site.absolute(slug)) : site.page(new Site.Place(kind, slug));
        return page.toString();
    }
}
