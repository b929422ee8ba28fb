package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.escape;
import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.WarningCode;

/** Makes tags and people of the rows of their tables. */
final class Names {

    static final int NAME_LENGTH = 200;
    static final int DESCRIPTION_LENGTH = 2_000;
    static final int BIO_LENGTH = 20_000;

    private static final Set<String> OF_TAGS =
            Set.of("id", "slug", "name", "description", "feature_image", "visibility", "parent_id", "uuid");

    private static final Set<String> OF_USERS =
            Set.of("id", "slug", "name", "bio", "profile_image", "image", "location", "website", "status", "uuid");

    /** What only says when and by whom a row was written, or what its user wants to be told. */
    private static final String BOOKKEEPING = "(created|updated|published)_(at|by)|ghost_auth_\\w+|.*_notifications?"
            + "|visibility|language|count|url|roles|last_\\w+|ghost_\\w+";

    /** What is public of a tag or an author and has no place of its own; kept by this name among the newsroom's own. */
    private static final Map<String, String> EXTRA = Map.of(
            "cover_image", "coverImage",
            "cover", "coverImage",
            "meta_title", "metaTitle",
            "meta_description", "metaDescription",
            "accent_color", "accentColor",
            "canonical_url", "canonicalUrl");

    private static final Map<String, UnaryOperator<String>> NETWORKS = networks();

    private final ArchiveMap map;
    private final Map<String, Integer> unused = new LinkedHashMap<>();

    Names(ArchiveMap map) {
        this.map = map;
    }

    private static Map<String, UnaryOperator<String>> networks() {
        Map<String, UnaryOperator<String>> networks = new LinkedHashMap<>();
        networks.put("facebook", name -> "https://www.facebook.com/" + name);
        networks.put("twitter", name -> "https://x.com/" + name.replaceFirst("^@", ""));
        networks.put("bluesky", name -> "https://bsky.app/profile/" + name.replaceFirst("^@", ""));
        networks.put("mastodon", Names::mastodon);
        networks.put("threads", name -> "https://www.threads.net/@" + name.replaceFirst("^@", ""));
        networks.put("instagram", name -> "https://www.instagram.com/" + name.replaceFirst("^@", ""));
        networks.put(
                "linkedin",
                name -> "https://www.linkedin.com/"
                        + (name.matches("(in|pub|company|school)/.*") ? name : "in/" + name));
        networks.put("youtube", name -> "https://www.youtube.com/" + name);
        networks.put("tiktok", name -> "https://www.tiktok.com/@" + name.replaceFirst("^@", ""));
        return networks;
    }

    /** An address from {@code mastodon.social/@mira}, {@code @mira@mastodon.social} or {@code mira@mastodon.social}. */
    private static String mastodon(String name) {
        String[] parts = name.replaceFirst("^@", "").split("@");
        return parts.length == 2 && !parts[0].contains("/")
                ? "https://" + parts[1] + "/@" + parts[0]
                : "https://" + name;
    }

    /**
     * Whether a tag is for the newsroom alone: Ghost shows none whose name begins with {@code #} or whose visibility is not
     * public.
     */
    static boolean isInternal(JsonNode tag) {
        String visibility = text(tag, "visibility");
        return text(tag, "name").strip().startsWith("#")
                || (visibility.isEmpty() ? text(tag, "slug").startsWith("hash-") : !visibility.equals("public"));
    }

    /** A tag as articles have it; empty for one that is for the newsroom alone, unless the mapping names it. */
    Optional<ArchiveTerm> term(JsonNode tag) {
        String slug = blankAsNull(text(tag, "slug"));
        String name = blankAsNull(text(tag, "name"));
        if (slug == null && name == null || isInternal(tag) && !isMapped(slug, name)) {
            return Optional.empty();
        }
        return Optional.of(ArchiveTerm.tag(slug, name == null ? null : name.replaceFirst("^\\s*#\\s*", "")));
    }

    private boolean isMapped(String slug, String name) {
        for (String key : new String[] {slug, name}) {
            String folded = key == null ? "" : key.strip().toLowerCase(java.util.Locale.ROOT);
            if (!map.tags().getOrDefault(folded, "").isBlank()
                    || !map.sections().getOrDefault(folded, "").isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** A tag with all that is said of it. */
    Optional<ArchiveItem> item(JsonNode tag) {
        return term(tag).map(term -> {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            put(fields, "description", cut("descriptions of tags", text(tag, "description"), DESCRIPTION_LENGTH));
            image(fields, "image", text(tag, "feature_image"), null);
            others("tags", tag, OF_TAGS, fields);
            return new ArchiveTerm(term.role(), term.slug(), shortened(term.name()), null, fields);
        });
    }

    /** Somebody as articles name them; empty for a row that says nothing. */
    static Optional<ArchivePerson> author(JsonNode user) {
        String slug = blankAsNull(text(user, "slug"));
        String name = blankAsNull(text(user, "name"));
        return slug == null && name == null
                ? Optional.empty()
                : Optional.of(ArchivePerson.author(slug, shortened(name)));
    }

    /** Somebody with all that readers see of them. */
    Optional<ArchiveItem> person(JsonNode user) {
        return author(user).map(author -> {
            ObjectNode fields = JsonNodeFactory.instance.objectNode();
            String bio = cut("biographies", text(user, "bio"), BIO_LENGTH / 2);
            if (!bio.isBlank()) {
                fields.put("bio", "<p>" + escape(bio.strip()).replaceAll("\\R", "<br>") + "</p>");
            }
            String avatar = text(user, "profile_image");
            image(fields, "avatar", avatar.isBlank() ? text(user, "image") : avatar, author.name());
            put(fields, "place", cut("places of authors", text(user, "location"), NAME_LENGTH));
            links(user, fields);
            others("authors", user, OF_USERS, fields);
            return new ArchivePerson(author.slug(), author.name(), null, fields);
        });
    }

    private void links(JsonNode user, ObjectNode fields) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        link(links, "site", text(user, "website"), UnaryOperator.identity());
        NETWORKS.forEach((network, address) -> {
            String kind =
                    switch (network) {
                        case "twitter" -> "x";
                        case "threads", "tiktok" -> "other";
                        default -> network;
                    };
            link(links, kind, text(user, network), address);
        });
        if (!links.isEmpty()) {
            fields.set("links", links);
        }
    }

    private void link(ArrayNode links, String kind, String sent, UnaryOperator<String> address) {
        String name = sent.strip();
        if (name.isEmpty()) {
            return;
        }
        String url = UrlPolicy.web(
                name.matches("(?i)(https?:)?//.*")
                        ? name
                        : kind.equals("site") ? "https://" + name : address.apply(name.replaceFirst("^/+", "")));
        if (url == null || name.matches("(?i)(mailto|javascript|data):.*")) {
            count("links of authors");
        } else {
            links.addObject().put("kind", kind).put("url", url);
        }
    }

    private void image(ObjectNode fields, String field, String sent, String alt) {
        if (sent.isBlank()) {
            return;
        }
        String url = UrlPolicy.image(Urls.resolve(sent, map));
        if (url == null) {
            count("pictures of tags and authors");
            return;
        }
        ObjectNode image = fields.putObject(field).put("url", url);
        if (alt != null) {
            image.put("alt", alt);
        }
    }

    private void others(String kind, JsonNode row, Set<String> read, ObjectNode fields) {
        for (Map.Entry<String, JsonNode> field : row.properties()) {
            String name = field.getKey();
            if (read.contains(name)
                    || NETWORKS.containsKey(name)
                    || name.matches(BOOKKEEPING)
                    || Relations.isEmpty(field.getValue())) {
                continue;
            }
            String place = EXTRA.get(name);
            if (place == null) {
                count(name + " of " + kind);
            } else {
                fields.withObjectProperty("extra")
                        .put(place, Urls.resolve(field.getValue().asText(), map));
            }
        }
    }

    private void count(String what) {
        unused.merge(what, 1, Integer::sum);
    }

    /** What of tags and people does not come along, after all of them were made. */
    List<ArchiveItem> leftOut() {
        return unused.entrySet().stream()
                .<ArchiveItem>map(field -> new ArchiveItem.LeftOut(
                        "tags and authors",
                        WarningCode.FIELD_LEFT_OUT,
                        "Left out " + field.getKey() + " (%,d)".formatted(field.getValue())))
                .toList();
    }

    private String cut(String what, String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        count("the ends of " + what + " that are longer than %,d characters".formatted(most));
        return PostWords.cut(text, most);
    }

    private static String shortened(String name) {
        return name == null || name.length() <= NAME_LENGTH ? name : PostWords.cut(name, NAME_LENGTH);
    }

    private static void put(ObjectNode fields, String field, String text) {
        if (!text.isBlank()) {
            fields.put(field, text.strip());
        }
    }

    private static String blankAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
