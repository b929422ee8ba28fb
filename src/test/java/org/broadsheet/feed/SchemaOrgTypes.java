package org.broadsheet.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The schema.org properties of the types in use, and the types that each may have, copied from its pages. {@code Text},
 * {@code URL}, {@code Date} and numbers are plain values.
 */
final class SchemaOrgTypes {

    private static final Set<String> VALUE = Set.of();
    private static final Set<String> PAGES = Set.of("CollectionPage", "WebSite", "WebPage", "CreativeWorkSeries");
    private static final Set<String> THINGS = Set.of("Thing", "Person", "Organization", "Place", "Event");
    private static final Set<String> OWNERS = Set.of("NewsMediaOrganization", "Organization", "Person");

    private static final Map<String, Set<String>> ARTICLE =
            Map.of("articleSection", VALUE, "articleBody", VALUE, "wordCount", VALUE);
    private static final Set<String> ARTICLES = Set.of(
            "NewsArticle",
            "AnalysisNewsArticle",
            "BackgroundNewsArticle",
            "OpinionNewsArticle",
            "ReviewNewsArticle",
            "LiveBlogPosting",
            "AdvertiserContentArticle");
    private static final Map<String, Set<String>> THING = Map.of(
            "name", VALUE,
            "url", VALUE,
            "identifier", VALUE,
            "description", VALUE,
            "sameAs", VALUE,
            "image", Set.of("ImageObject", ""),
            "mainEntityOfPage", Set.of("WebPage", ""));
    private static final Map<String, Set<String>> WORK = Map.ofEntries(
            Map.entry("headline", VALUE),
            Map.entry("alternativeHeadline", VALUE),
            Map.entry("datePublished", VALUE),
            Map.entry("dateModified", VALUE),
            Map.entry("author", OWNERS),
            Map.entry("translator", OWNERS),
            Map.entry("editor", Set.of("Person")),
            Map.entry("contributor", Set.of("Organization", "Person", "Role")),
            Map.entry("publisher", OWNERS),
            Map.entry("sourceOrganization", OWNERS),
            Map.entry("contentLocation", Set.of("Place")),
            Map.entry("copyrightNotice", VALUE),
            Map.entry("usageInfo", Set.of("CreativeWork")),
            Map.entry("license", VALUE),
            Map.entry("digitalSourceType", VALUE),
            Map.entry("keywords", VALUE),
            Map.entry("inLanguage", VALUE),
            Map.entry("timeRequired", VALUE),
            Map.entry("creativeWorkStatus", VALUE),
            Map.entry("correction", Set.of("CorrectionComment")),
            Map.entry("workTranslation", ARTICLES),
            Map.entry("creditText", VALUE),
            Map.entry("video", Set.of("VideoObject")),
            Map.entry("audio", Set.of("AudioObject")),
            Map.entry("associatedMedia", Set.of("MediaObject")),
            Map.entry("encodingFormat", VALUE),
            Map.entry("thumbnailUrl", VALUE),
            Map.entry("text", VALUE),
            Map.entry("mainEntity", Set.of("Person")),
            Map.entry("isPartOf", PAGES),
            Map.entry("about", THINGS),
            Map.entry("mentions", THINGS));
    private static final Map<String, Map<String, Set<String>>> OWN = own();
    private static final Map<String, Map<String, Set<String>>> OTHERS = Map.ofEntries(
            Map.entry(
                    "Person",
                    Map.of(
                            "jobTitle", VALUE,
                            "worksFor", OWNERS,
                            "email", VALUE,
                            "knowsAbout", VALUE,
                            "workLocation", Set.of("Place"))),
            Map.entry("Organization", Map.of()),
            Map.entry("Role", Map.of("roleName", VALUE, "contributor", OWNERS)),
            Map.entry("Thing", Map.of()),
            Map.entry("Event", Map.of()),
            Map.entry("Place", Map.of("geo", Set.of("GeoCoordinates"))),
            Map.entry("GeoCoordinates", Map.of("latitude", VALUE, "longitude", VALUE)),
            Map.entry(
                    "NewsMediaOrganization",
                    Map.of(
                            "logo", Set.of("ImageObject"),
                            "correctionsPolicy", VALUE,
                            "ethicsPolicy", VALUE,
                            "ownershipFundingInfo", VALUE,
                            "publishingPrinciples", VALUE,
                            "email", VALUE,
                            "contactPoint", Set.of("ContactPoint"))),
            Map.entry("ContactPoint", Map.of("contactType", VALUE)),
            Map.entry("BreadcrumbList", Map.of("itemListElement", Set.of("ListItem"))),
            Map.entry("ListItem", Map.of("item", VALUE, "position", VALUE)));

    private SchemaOrgTypes() {}

    private static Map<String, Map<String, Set<String>>> own() {
        Map<String, Map<String, Set<String>>> own = new HashMap<>(Map.of(
                "ImageObject", Map.of("contentUrl", VALUE, "width", VALUE, "height", VALUE, "caption", VALUE),
                "VideoObject", Map.of("contentUrl", VALUE, "width", VALUE, "height", VALUE, "uploadDate", VALUE),
                "AudioObject", Map.of("contentUrl", VALUE, "uploadDate", VALUE),
                "MediaObject", Map.of("contentUrl", VALUE, "contentSize", VALUE),
                "CorrectionComment", Map.of(),
                "WebPage", Map.of("breadcrumb", Set.of("BreadcrumbList")),
                "CollectionPage", Map.of("breadcrumb", Set.of("BreadcrumbList")),
                "ProfilePage", Map.of(),
                "CreativeWorkSeries", Map.of(),
                "WebSite", Map.of()));
        own.put("CreativeWork", Map.of());
        ARTICLES.forEach(type -> own.put(type, new HashMap<>(ARTICLE)));
        ARTICLES.stream().filter(type -> type.endsWith("NewsArticle")).forEach(type -> own.get(type)
                .put("dateline", VALUE));
        return own;
    }

    /** The places where a document differs from schema.org. */
    static List<String> faults(JsonNode document) {
        List<String> faults = new ArrayList<>();
        if (!document.path("@context").asText().equals("https://schema.org")) {
            faults.add("The context is not schema.org");
        }
        check("", document, faults);
        return faults;
    }

    private static void check(String place, JsonNode thing, List<String> faults) {
        String type = thing.path("@type").asText();
        boolean work = OWN.containsKey(type);
        if (!work && !OTHERS.containsKey(type)) {
            faults.add(place + ": there is no type " + type);
            return;
        }
        thing.properties().forEach(property -> {
            String name = property.getKey();
            if (name.startsWith("@")) {
                return;
            }
            Set<String> range = (work ? OWN : OTHERS).get(type).get(name);
            range = range == null ? THING.get(name) : range;
            range = range == null && work ? WORK.get(name) : range;
            String where = place + "/" + name;
            if (range == null) {
                faults.add(where + ": " + type + " has no such property");
                return;
            }
            for (JsonNode value : property.getValue().isArray() ? property.getValue() : List.of(property.getValue())) {
                String found = value.isObject() ? value.path("@type").asText() : "";
                if (range.isEmpty() ? value.isObject() : !range.contains(found)) {
                    faults.add(where + ": not of " + range + " but " + (found.isEmpty() ? "a value" : found));
                } else if (value.isObject()) {
                    check(where, value, faults);
                }
            }
        });
    }
}
