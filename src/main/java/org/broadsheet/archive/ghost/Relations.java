package org.broadsheet.archive.ghost;

import static org.broadsheet.archive.ghost.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;

/** What an export says beside its posts, as little of it as posts need. */
final class Relations {

    /** Settings that say something about the content. */
    private static final Set<String> SETTINGS =
            Set.of("title", "url", "lang", "locale", "timezone", "active_timezone", "activeTimezone", "permalinks");

    private static final byte[] NOTHING = {};
    private static final long[] NONE = {};

    /** The rows of a table by their ids, in the order in which they were first seen, even as a reference only. */
    private static final class Register {

        private final Map<String, Integer> places = new HashMap<>();
        private final List<ObjectNode> rows = new ArrayList<>();

        int place(String id) {
            return places.computeIfAbsent(id, unseen -> {
                rows.add(null);
                return rows.size() - 1;
            });
        }

        void put(String id, ObjectNode row) {
            rows.set(place(id), row);
        }

        List<JsonNode> rows() {
            return rows.stream()
                    .filter(row -> row != null)
                    .map(JsonNode.class::cast)
                    .toList();
        }
    }

    /** What one post has. Places in a register are below their order, which is in the upper half of the number. */
    private static final class Links {
        private long[] tags = NONE;
        private long[] authors = NONE;
        private long[] tiers = NONE;
        private byte[] meta = NOTHING;
    }

    private final Map<String, Links> posts = new HashMap<>();
    private final Register tags = new Register();
    private final Register users = new Register();
    private final Register tiers = new Register();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    private Relations() {}

    /**
     * Reads all of an export but its posts.
     *
     * @throws ArchiveException if it cannot be read to its end, or has no posts
     */
    static Relations read(Archive.Entry export) throws IOException {
        Relations relations = new Relations();
        try (Tables tables = new Tables(export)) {
            for (String table = tables.nextTable(); table != null; table = tables.nextTable()) {
                relations.readTable(table, tables);
            }
            if (!tables.hasData() || !relations.counts.containsKey("posts")) {
                throw new ArchiveException(
                        "The JSON has no table of posts, so that it is no export of Ghost; take the one"
                                + " that Ghost makes in its settings under “Import/Export”");
            }
        }
        return relations;
    }

    private void readTable(String table, Tables tables) throws IOException {
        long count =
                switch (table) {
                    case "posts_tags" -> each(tables, row -> link(row, this.tags, "tag_id"));
                    case "posts_authors" -> each(tables, row -> link(row, users, "author_id"));
                    case "posts_products" -> each(tables, row -> link(row, tiers, "product_id"));
                    case "posts_meta" -> each(tables, this::meta);
                    case "tags" -> each(tables, row -> put(this.tags, row));
                    case "users" -> each(tables, row -> put(users, row));
                    case "products", "tiers" -> each(tables, row -> put(tiers, row));
                    case "settings" -> each(tables, this::setting);
                    default -> tables.skipRows();
                };
        counts.merge(table, count, Long::sum);
    }

    private static long each(Tables tables, ToLongFunction<ObjectNode> row) throws IOException {
        long count = 0;
        for (JsonNode next = tables.nextRow(); next != null; next = tables.nextRow()) {
            if (next instanceof ObjectNode object) {
                count += row.applyAsLong(object);
            }
        }
        return count;
    }

    private long put(Register register, ObjectNode row) {
        String id = text(row, "id");
        if (!id.isEmpty()) {
            // Of staff also their addresses and passwords are in an export; nothing here may ever read them.
            if (row.has("email") && text(row, "name").equalsIgnoreCase(text(row, "email"))) {
                row.put("name", text(row, "name").replaceFirst("@.*$", ""));
            }
            row.remove(List.of("email", "password", "last_seen", "tour", "accessibility"));
            row.properties().removeIf(field -> isEmpty(field.getValue()));
            register.put(id, row);
        }
        return 1;
    }

    private long link(ObjectNode row, Register register, String field) {
        String post = text(row, "post_id");
        String other = text(row, field);
        if (post.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long order = Math.max(0, row.path("sort_order").asInt());
        long link = order << Integer.SIZE | register.place(other);
        Links links = links(post);
        if (register == tags) {
            links.tags = with(links.tags, link);
        } else if (register == users) {
            links.authors = with(links.authors, link);
        } else {
            links.tiers = with(links.tiers, link);
        }
        return 1;
    }

    private static long[] with(long[] links, long link) {
        long[] more = Arrays.copyOf(links, links.length + 1);
        more[links.length] = link;
        return more;
    }

    private Links links(String post) {
        return posts.computeIfAbsent(post, id -> new Links());
    }

    private long meta(ObjectNode row) {
        String post = text(row, "post_id");
        row.remove(List.of("id", "post_id"));
        row.properties().removeIf(field -> isEmpty(field.getValue()));
        if (!post.isEmpty() && !row.isEmpty()) {
            try {
                links(post).meta = Tables.JSON.writeValueAsBytes(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return 1;
    }

    private long setting(ObjectNode row) {
        String key = text(row, "key");
        String value = text(row, "value");
        if (SETTINGS.contains(key) && !value.isBlank()) {
            settings.put(key, value.strip());
        }
        return 1;
    }

    /** Whether a column says nothing: null, false, zero or an empty text. */
    static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.asText().isBlank()
                || value.isBoolean() && !value.booleanValue()
                || value.isNumber() && value.decimalValue().signum() == 0
                || value.isContainerNode() && value.isEmpty();
    }

    /** The tags, internal ones too. */
    List<JsonNode> tags() {
        return tags.rows();
    }

    /** The tags of a post, in order; null for one that is not in the export. */
    List<JsonNode> tags(String post) {
        return linked(links(post, tags), tags);
    }

    /** The authors of a post, in order; null for one that is not in the export. */
    List<JsonNode> authors(String post) {
        return linked(links(post, users), users);
    }

    /** The tiers that may read a post; null for one that is not in the export. */
    List<JsonNode> tiers(String post) {
        return linked(links(post, tiers), tiers);
    }

    private long[] links(String post, Register register) {
        Links links = posts.get(post);
        if (links == null) {
            return NONE;
        }
        return register == tags ? links.tags : register == users ? links.authors : links.tiers;
    }

    private static List<JsonNode> linked(long[] links, Register register) {
        List<JsonNode> rows = new ArrayList<>();
        Arrays.stream(links)
                .boxed()
                .sorted(Comparator.comparingLong(link -> link >> Integer.SIZE))
                .forEach(link -> rows.add(register.rows.get(link.intValue())));
        return rows;
    }

    /** A user by the id, as old exports name a post's author; null if there is none. */
    JsonNode user(String id) {
        Integer place = users.places.get(id);
        return place == null ? null : users.rows.get(place);
    }

    /** Those of the users who wrote something; all of them where an export does not say who did. */
    List<JsonNode> authors() {
        if (count("posts_authors") == 0) {
            return users.rows();
        }
        boolean[] wrote = new boolean[users.rows.size()];
        posts.values().forEach(links -> Arrays.stream(links.authors).forEach(link -> wrote[(int) link] = true));
        List<JsonNode> authors = new ArrayList<>();
        for (int place = 0; place < wrote.length; place++) {
            if (wrote[place] && users.rows.get(place) != null) {
                authors.add(users.rows.get(place));
            }
        }
        return authors;
    }

    /** What the post has in the table beside that of posts; an empty object if nothing. */
    ObjectNode meta(String post) {
        Links links = posts.get(post);
        if (links == null || links.meta.length == 0) {
            return Tables.JSON.createObjectNode();
        }
        try {
            return (ObjectNode) Tables.JSON.readTree(links.meta);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of these settings that says something; null if none does. */
    String setting(String... keys) {
        return Arrays.stream(keys)
                .map(settings::get)
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    /** How many rows a table has. */
    long count(String table) {
        return counts.getOrDefault(table, 0L);
    }

    /** The tables and how many rows they have, in alphabetical order. */
    Map<String, Long> counts() {
        return counts;
    }
}
