package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.request.WarningCode;

/** The items of an export: what is known of the whole site, then post after post. */
final class GhostItems extends ArchiveItems {

    /** What is read as content, or is only about what is. */
    private static final Set<String> READ = Set.of(
            "posts",
            "posts_tags",
            "posts_authors",
            "posts_products",
            "posts_meta",
            "tags",
            "users",
            "redirects",
            "comment_likes",
            "comment_reports",
            "post_gift_links",
            "collections_posts",
            "products_benefits");

    /** What does not come along, by its table: a noun for one and many, and what to do. */
    private record Kind(String one, String many, String advice) {}

    private static final Map<String, Kind> KINDS = kinds();

    private final Tables tables;
    private final GhostPost reader;
    private final ArchiveMap map;
    private String table;
    private long row;

    GhostItems(
            Archive.Entry export,
            Relations relations,
            Permalinks permalinks,
            List<ArchiveItem> redirects,
            ArchiveMap map)
            throws IOException {
        this.map = map;
        this.reader = new GhostPost(relations, permalinks, map);
        String language = PostWords.language(relations.setting("locale", "lang"));
        String address = relations.setting("url");
        give(new ArchiveItem.Site(address != null && address.matches("https?://.+") ? address : null, language));
        if (map.site() == null) {
            give(new ArchiveItem.LeftOut(
                    "site",
                    WarningCode.FIELD_LEFT_OUT,
                    "Ghost does not export the site's address: write it into the mapping as site, or links and pictures"
                            + " within the site become paths from the root of the new one"));
        }
        Names names = new Names(map);
        relations.tags().forEach(tag -> names.item(tag).ifPresent(this::give));
        relations.authors().forEach(user -> names.person(user).ifPresent(this::give));
        names.leftOut().forEach(this::give);
        redirects.forEach(this::giveMoved);
        permalinks.leftOut().forEach(this::give);
        leftOut(relations);
        this.tables = new Tables(export);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put(
                "members",
                new Kind(
                        "member",
                        "members",
                        "export them by themselves, and give them to what keeps the new site's readers"));
        kinds.put("comments", new Kind("comment", "comments", "there is no place for them here"));
        kinds.put("newsletters", new Kind("newsletter", "newsletters", "set them up where they are to be sent from"));
        kinds.put("emails", new Kind("e-mail that was sent", "e-mails that were sent", "the posts in them come along"));
        kinds.put("products", new Kind("tier", "tiers", "set up anew what readers can buy"));
        kinds.put("tiers", new Kind("tier", "tiers", "set up anew what readers can buy"));
        kinds.put("benefits", new Kind("benefit", "benefits", "set up anew what readers can buy"));
        kinds.put("offers", new Kind("offer", "offers", "set up anew what readers can buy"));
        kinds.put(
                "snippets",
                new Kind(
                        "snippet of the editor",
                        "snippets of the editor",
                        "where posts use one, its content is in them"));
        kinds.put("integrations", new Kind("integration", "integrations", "make keys of the new site for them"));
        kinds.put("api_keys", new Kind("key", "keys", "make keys of the new site"));
        kinds.put("webhooks", new Kind("webhook", "webhooks", "set them up anew"));
        kinds.put(
                "mobiledoc_revisions",
                new Kind("earlier version of a post", "earlier versions of posts", "the latest comes along"));
        kinds.put(
                "post_revisions",
                new Kind("earlier version of a post", "earlier versions of posts", "the latest comes along"));
        kinds.put("recommendations", new Kind("recommendation", "recommendations", "there is no place for them here"));
        kinds.put(
                "mentions",
                new Kind("mention by another site", "mentions by other sites", "there is no place for them here"));
        kinds.put("collections", new Kind("collection", "collections", "make lists of the new site from tags"));
        kinds.put(
                "settings",
                new Kind(
                        "setting of the site",
                        "settings of the site",
                        "its name, navigation, design and injected code stay" + " behind"));
        return kinds;
    }

    private void leftOut(Relations relations) {
        KINDS.forEach((name, kind) -> {
            long count = relations.count(name);
            if (count > 0) {
                boolean one = count == 1;
                give(new ArchiveItem.LeftOut(
                        name,
                        name.equals("comments") ? WarningCode.COMMENTS_LEFT_OUT : WarningCode.ITEM_LEFT_OUT,
                        "%,d %s %s not content: %s"
                                .formatted(count, one ? kind.one : kind.many, one ? "is" : "are", kind.advice)));
            }
        });
        String others = relations.counts().entrySet().stream()
                .filter(other ->
                        other.getValue() > 0 && !READ.contains(other.getKey()) && !KINDS.containsKey(other.getKey()))
                .map(other -> "%s (%,d)".formatted(other.getKey(), other.getValue()))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            give(new ArchiveItem.LeftOut(
                    "other tables",
                    WarningCode.ITEM_LEFT_OUT,
                    "What Ghost keeps for itself is not content: " + others));
        }
        long staff = relations.count("users") - relations.authors().size();
        if (staff > 0) {
            give(new ArchiveItem.LeftOut(
                    "users",
                    WarningCode.ITEM_LEFT_OUT,
                    "Users who wrote no post are no authors (%,d): give those who need it access to the new site"
                            .formatted(staff)));
        }
    }

    private void giveMoved(ArchiveItem redirect) {
        give(
                redirect instanceof ArchiveItem.Moved moved
                        ? new ArchiveItem.Moved(moved.where(), moved.from(), Urls.resolve(moved.to(), map))
                        : redirect);
    }

    @Override
    protected boolean advance() throws IOException {
        if (table == null) {
            table = tables.nextTable();
            row = 0;
            return table != null;
        }
        if (!table.equals("posts") && !table.equals("redirects")) {
            tables.skipRows();
            table = null;
            return true;
        }
        JsonNode next = tables.nextRow();
        row++;
        if (next == null) {
            table = null;
        } else if (table.equals("redirects")) {
            redirect(next);
        } else {
            give(reader.item(next, row));
        }
        return true;
    }

    /** A link of a newsletter, which leads through the site. */
    private void redirect(JsonNode next) {
        String from = text(next, "from");
        String to = text(next, "to");
        if (from.startsWith("/") && !to.isBlank()) {
            give(new ArchiveItem.Moved("redirect from " + from, from, Urls.resolve(to, map)));
        } else {
            give(new ArchiveItem.LeftOut(
                    "redirect " + row,
                    WarningCode.ITEM_LEFT_OUT,
                    "A redirect without both of its addresses was left out"));
        }
    }

    @Override
    public void close() throws IOException {
        tables.close();
    }
}
