package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;

/** Which images were taken in from which addresses elsewhere. */
@ApplicationScoped
class ImageSources {

    /** By its digest: an address may be longer than what an index takes. */
    private static final String DIGEST = "sha256(convert_to(%s, 'UTF8'))";

    private final Database database;

    ImageSources(Database database) {
        this.database = database;
    }

    /** Whether this is an address from which a picture may be fetched: no path of the site, and not null. */
    static boolean isElsewhere(String url) {
        return url != null && (url.startsWith("http://") || url.startsWith("https://"));
    }

    /** The ids of the images that were taken in from these addresses and are kept still; takes no statement for none. */
    Map<String, UUID> of(Collection<String> urls) {
        Map<String, UUID> ids = new HashMap<>();
        if (!urls.isEmpty()) {
            database.list(
                            Sql.of("select u.url, s.image_id from unnest(?::text[]) u (url)", urls)
                                    .add("join image_source s on s.url_sha256 = " + DIGEST.formatted("u.url")),
                            row -> Map.entry(row.getString("url"), Database.id(row, "image_id")))
                    .forEach(source -> ids.put(source.getKey(), source.getValue()));
        }
        return ids;
    }

    /** Remembers where an image was taken in from. */
    void add(String url, UUID image) {
        database.update(Sql.of("insert into image_source (url_sha256, image_id)")
                .add("values (" + DIGEST.formatted("?") + ", ?)", url, image)
                .add("on conflict (url_sha256) do update set image_id = excluded.image_id"));
    }
}
