package org.broadsheet.reader;

import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.response.Site;

/** Makes the addresses of pages. Each leads on with what the reader came with: see {@link Visit#carried}. */
final class Links {

    /** The first name in the paths of each kind of page. */
    private static final Map<String, String> FOLDERS = Map.of(
            "article", "articles", "author", "authors", "section", "sections", "summary", "summaries", "tag", "tags");

    private final Site site;
    private final Map<String, String> carried;

    Links(Site site, Map<String, String> carried) {
        this.site = site;
        this.carried = carried;
    }

    /** The page of a thing of this kind: article, author, section, summary or tag. */
    String to(String kind, String slug) {
        return to("/" + FOLDERS.get(kind) + "/" + slug, Map.of());
    }

    /** A page with these parameters; those without a value are left out. */
    String to(String path, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        carried.forEach(all::putIfAbsent);
        UriBuilder address = UriBuilder.fromPath(path);
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.buildFromMap(Map.copyOf(all)).toString();
    }

    /** The page on these pages that an address of the site leads to; the address as it is for any other. */
    String local(String address) {
        int fragment = address.indexOf('#');
        Optional<String> page = site.place(fragment < 0 ? address : address.substring(0, fragment))
                .map(place -> to(place.kind(), place.slug()) + (fragment < 0 ? "" : address.substring(fragment)));
        return page.orElseGet(() -> file(address));
    }

    /** The path of a file of the site, which these pages serve too; the address as it is for any other. */
    String file(String address) {
        return site.local(address).orElse(address);
    }
}
