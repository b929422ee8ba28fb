package org.broadsheet.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.article.ArticleTag;
import org.broadsheet.article.ArticleView;
import org.broadsheet.response.Site;

/** The tags of an article as the things of schema.org that they stand for. */
final class Things {

    private static final String SERIES = "series";

    private static final String PLACE = "place";

    /** The types of what an article mentions, by the kind of the tag. What has no type here is what it is about. */
    private static final Map<String, String> MENTIONED =
            Map.of("person", "Person", "organisation", "Organization", PLACE, "Place", "event", "Event");

    /** Where the IPTC's Media Topics are (cv.iptc.org). */
    private static final String MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";

    private Things() {}

    /** Topics and storylines. */
    static List<JsonObject> about(ArticleView article, Site site) {
        return article.tags().stream()
                .filter(tag -> !MENTIONED.containsKey(tag.kind()) && !tag.kind().equals(SERIES))
                .map(tag -> thing("Thing", tag, site))
                .toList();
    }

    /** Persons, organisations, places and events. */
    static List<JsonObject> mentioned(ArticleView article, Site site) {
        return article.tags().stream()
                .filter(tag -> MENTIONED.containsKey(tag.kind()))
                .map(tag -> thing(MENTIONED.get(tag.kind()), tag, site).with("geo", coordinates(tag)))
                .toList();
    }

    static List<JsonObject> series(ArticleView article, Site site) {
        return of(article, Set.of(SERIES)).stream()
                .map(tag -> thing("CreativeWorkSeries", tag, site))
                .toList();
    }

    /** The tags of these kinds. */
    static List<ArticleTag> of(ArticleView article, Set<String> kinds) {
        return article.tags().stream().filter(tag -> kinds.contains(tag.kind())).toList();
    }

    /** The address of a code such as medtop:20000304; null for null. */
    static String mediaTopic(String code) {
        return code == null ? null : MEDIA_TOPICS + code.substring(code.indexOf(':') + 1);
    }

    private static JsonObject thing(String type, ArticleTag tag, Site site) {
        List<String> sameAs = new ArrayList<>(tag.sameAs());
        if (tag.mediaTopic() != null) {
            sameAs.add(mediaTopic(tag.mediaTopic()));
        }
        return new JsonObject()
                .with("@type", type)
                .with("@id", site.tag(tag.slug()))
                .with("name", tag.name())
                .with("url", site.tag(tag.slug()))
                .with("sameAs", sameAs);
    }

    private static JsonObject coordinates(ArticleTag tag) {
        return tag.latitude() == null || !tag.kind().equals(PLACE)
                ? null
                : new JsonObject()
                        .with("@type", "GeoCoordinates")
                        .with("latitude", tag.latitude())
                        .with("longitude", tag.longitude());
    }
}
