package org.broadsheet.author;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.broadsheet.editorial.StoredJson;

/** How an author's links are stored: as a JSON array of objects with kind and url; null for none. */
final class AuthorLinks {

    private AuthorLinks() {}

    static String write(List<AuthorLink> links) {
        return links.isEmpty() ? null : StoredJson.write(links);
    }

    static List<AuthorLink> read(String json) {
        List<AuthorLink> links = new ArrayList<>();
        if (json != null) {
            for (JsonNode link : StoredJson.tree(json)) {
                links.add(StoredJson.read(link, AuthorLink.class));
            }
        }
        return List.copyOf(links);
    }
}
