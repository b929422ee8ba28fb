package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.change.CacheTags;
import org.broadsheet.feed.FeedConfig;

/**
 * Tells a hub which feeds changed. WebSub leaves to publishers and hubs how (section 6 of the Recommendation of 2018); hubs
 * take what PubSubHubbub 0.4 says, section 7.1: {@code hub.mode=publish} and a {@code hub.url} for each feed.
 */
@ApplicationScoped
class WebSub {

    private static final List<String> FORMS = List.of("rss", "atom", "jsonfeed");

    /** What has feeds, by how its cache tags begin. */
    private static final List<String> NAMED = List.of("section", "tag", "author");

    private final String root;

    WebSub(FeedConfig config) {
        this.root = config.root();
    }

    /** The body that tells of events with these cache tags, as a form. */
    String body(Set<String> cacheTags) {
        Set<String> feeds = new LinkedHashSet<>(List.of("/v1/articles"));
        if (cacheTags.contains(CacheTags.SUMMARIES)) {
            feeds.add("/v1/summaries");
        }
        if (cacheTags.contains(CacheTags.CORRECTIONS)) {
            feeds.add("/v1/corrections");
        }
        for (String tag : cacheTags) {
            NAMED.stream()
                    .filter(kind -> tag.startsWith(kind + "-"))
                    .forEach(kind -> feeds.add("/v1/" + kind + "s/" + tag.substring(kind.length() + 1)));
        }
        return feeds.stream()
                .flatMap(feed -> FORMS.stream().map(form -> root + feed + "." + form))
                .map(address -> "&hub.url=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "hub.mode=publish", ""));
    }
}
