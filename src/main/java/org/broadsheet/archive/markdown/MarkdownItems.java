package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.archive.ArchiveTerm;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Head;
import org.broadsheet.request.WarningCode;

/** The pages of a site; one of them is in memory, and the names of all. */
final class MarkdownItems extends ArchiveItems {

    private static final int LONGEST = 4 * 1024 * 1024;
    /** Texts in other languages than Markdown and HTML. */
    private static final List<String> FOREIGN = List.of("adoc", "asciidoc", "org", "rst", "textile", "ipynb", "pandoc");

    private final Archive archive;
    private final ArchiveMap map;
    private final Layout layout;
    private final Permalinks permalinks;
    private final Iterator<Archive.Entry> entries;

    /** Null for sites of other programs than Hugo. */
    private final Cascade cascade;

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> authors = new LinkedHashMap<>();
    private Map<String, Archive.Entry> byName;
    private boolean begun;

    MarkdownItems(Archive archive, ArchiveMap map, Layout layout) throws ArchiveException {
        this.archive = archive;
        this.map = map;
        this.layout = layout;
        this.permalinks = new Permalinks(layout);
        this.entries = archive.entries().iterator();
        this.cascade = layout.flavour == Flavour.HUGO ? Cascade.of(archive, layout, LONGEST) : null;
        nameAll();
        if (keys.isEmpty()) {
            throw new ArchiveException(
                    "The zip has no Markdown in it that a site shows; put the whole folder of the site"
                            + " into it, and convert texts of other kinds, such as by: pandoc -t gfm");
        }
    }

    /** Gives each page a key without its date, extension and folder of state, if no page before it has the same. */
    private void nameAll() {
        Set<String> taken = new HashSet<>();
        for (Archive.Entry entry : archive.entries()) {
            Place place = layout.place(entry);
            if (place.kind() == Place.Kind.NOTHING) {
                continue;
            }
            String folder = place.path()
                    .substring(0, place.path().lastIndexOf('/') + 1)
                    .replaceAll("(^|/)_(?:posts|drafts)/", "$1");
            String language = place.language() == null || place.path().startsWith("content." + place.language())
                    ? ""
                    : place.path().contains("." + place.language() + ".") ? "." + place.language() : "";
            String key = folder + (place.isIndex() ? "" : withoutDate(place)) + language;
            key = key.replaceFirst("/+$", "");
            String whole = place.path().replaceFirst("\\.\\w+$", "");
            if (key.isEmpty() || !taken.add(key)) {
                key = taken.add(whole) ? whole : place.path();
                taken.add(key);
            }
            keys.put(entry.name(), Fitting.key(key));
        }
    }

    private static String withoutDate(Place place) {
        String name = place.name();
        return place.date() != null && name.startsWith(place.date())
                ? name.substring(place.date().length()).replaceFirst("^[-_]", "")
                : name;
    }

    @Override
    protected boolean advance() throws IOException {
        if (!begun) {
            begun = true;
            String language = layout.language();
            if (layout.site() != null || language != null) {
                give(new ArchiveItem.Site(layout.site(), language));
            }
            authors();
            people();
            return true;
        }
        if (!entries.hasNext()) {
            return false;
        }
        Archive.Entry entry = entries.next();
        Place place = layout.place(entry);
        if (place.kind() == Place.Kind.NOTHING) {
            foreign(entry);
            return true;
        }
        if (isOfPeople(place)) {
            return true;
        }
        Optional<FrontMatter> matter;
        try {
            matter = FrontMatter.of(Layout.text(entry, LONGEST));
        } catch (ArchiveException e) {
            throw e;
        } catch (CharacterCodingException e) {
            refuse(place, "The file is not UTF-8; convert it, such as by: iconv -f WINDOWS-1252 -t UTF-8", e);
            return true;
        } catch (IOException e) {
            refuse(place, "Its front matter cannot be read: " + e.getMessage(), e);
            return true;
        }
        if (matter.isEmpty()) {
            refuse(
                    place,
                    "The file has no front matter: put its title and date in front, between two lines of three hyphens",
                    null);
            return true;
        }
        page(entry, place, matter.get());
        return true;
    }

    private void foreign(Archive.Entry entry) {
        String name = entry.name();
        if (FOREIGN.contains(new Head(name, "").extension())
                && name.matches("(?:.*/)?(?:_posts|_drafts|content|src/content)/.*")) {
            give(new ArchiveItem.LeftOut(
                    name,
                    WarningCode.ITEM_LEFT_OUT,
                    "The file is not Markdown; convert it, such as by: pandoc -t gfm"));
        }
    }

    /** Leaves a file out that cannot be read; where it is the only one, nothing comes along. */
    private void refuse(Place place, String detail, Exception cause) throws ArchiveException {
        if (!archive.isZip()) {
            throw new ArchiveException(detail, cause);
        }
        leaveOut(place, detail);
    }

    private void leaveOut(Place place, String detail) {
        give(new ArchiveItem.LeftOut(place.path(), WarningCode.ITEM_LEFT_OUT, detail));
    }

    private void page(Archive.Entry entry, Place place, FrontMatter matter) {
        ObjectNode fields = withDefaults(place, matter.fields());
        String layoutName = Values.text(fields, "layout");
        boolean page = place.kind() == Place.Kind.PAGE
                || isUndated(place, fields)
                || place.kind() != Place.Kind.SECTION
                        && layout.flavour != Flavour.HUGO
                        && "pages".equals(place.collection() == null ? layoutName + "s" : place.collection());
        if (place.kind() == Place.Kind.PART) {
            leaveOut(place, "The file is a part of the page in its folder");
            return;
        }
        if (place.kind() == Place.Kind.SECTION) {
            section(place, fields);
            if (matter.body().isBlank() || !map.pages()) {
                if (!matter.body().isBlank()) {
                    leaveOut(
                            place,
                            "Left out the text of the page of a section; the mapping's field pages makes articles of pages");
                }
                return;
            }
        } else if (page && !map.pages()) {
            leaveOut(place, "Left out a page; the mapping's field pages makes articles of pages");
            return;
        }
        try {
            new PageArticle(this, entry, place, fields, matter.body()).items().forEach(this::give);
        } catch (StackOverflowError e) {
            leaveOut(place, "The text is too intricate: it has tags of templates or brackets within each other");
        }
    }

    /** Collections of Jekyll hold pages, too; what is an article there has a date. */
    private boolean isUndated(Place place, ObjectNode fields) {
        return layout.flavour == Flavour.JEKYLL
                && place.kind() == Place.Kind.ARTICLE
                && !"posts".equals(place.collection())
                && !PageArticle.isDated(layout.times, place, fields);
    }

    private static boolean isOfPeople(Place place) {
        return place.kind() != Place.Kind.NOTHING
                && place.collection() != null
                && place.collection().matches("authors?|people|members|staff|team|contributors")
                && !place.isIndex();
    }

    /** People who have a file each in a collection: {@code _authors/mira.md}. */
    private void people() throws IOException {
        for (Archive.Entry entry : archive.entries()) {
            Place place = layout.place(entry);
            if (!isOfPeople(place)) {
                continue;
            }
            try {
                Optional<FrontMatter> matter = FrontMatter.of(Layout.text(entry, LONGEST));
                if (matter.isPresent()) {
                    person(place, matter.get());
                }
            } catch (ArchiveException e) {
                throw e;
            } catch (IOException e) {
                leaveOut(place, "The front matter of a person cannot be read: " + e.getMessage());
            }
        }
    }

    private void person(Place place, FrontMatter matter) {
        ObjectNode data = matter.fields();
        String name = Values.text(data, "full_name", "fullName", "display_name", "name", "title");
        if (name == null) {
            leaveOut(place, "The file of a person has no name");
            return;
        }
        String slug = place.name();
        authors.put(slug.toLowerCase(Locale.ROOT), name);
        String handle = Values.text(data, "short_name", "username", "name");
        if (handle != null) {
            authors.putIfAbsent(handle.toLowerCase(Locale.ROOT), name);
        }
        ObjectNode profile = PageArticle.profile(data);
        String text = matter.body().strip();
        if (!text.isEmpty() && (profile == null || !profile.has("bio"))) {
            if (text.length() <= 10_000) {
                profile = profile == null ? data.objectNode() : profile;
                profile.put(
                        "bio", text.contains("<p") ? text : "<p>" + text.replaceAll("\\n\\s*\\n", "</p><p>") + "</p>");
            } else {
                leaveOut(place, "The text about a person is too long");
            }
        }
        give(new ArchivePerson(slug, name, null, profile));
    }

    /** What Hugo says of sections, tags, categories and authors in pages of their own. */
    private void section(Place place, ObjectNode fields) {
        List<String> folders = place.folders();
        String name = Values.text(fields, "title", "name");
        if (folders.isEmpty() || name == null) {
            return;
        }
        String slug = folders.get(folders.size() - 1);
        String above = folders.size() > 1 ? folders.get(0) : null;
        String description = Values.text(fields, "description", "summary");
        ObjectNode further = fields.objectNode();
        if (description != null && description.length() <= 2_000) {
            further.put("description", Fitting.plain(description).replaceAll("\\s+", " "));
        }
        ObjectNode orNull = further.isEmpty() ? null : further;
        if ("tags".equals(above)) {
            give(new ArchiveTerm(ArchiveTerm.Role.TAG, slug, name, null, orNull));
        } else if ("categories".equals(above)) {
            give(new ArchiveTerm(ArchiveTerm.Role.CATEGORY, slug, name, null, orNull));
        } else if ("authors".equals(above) || "author".equals(above)) {
            authors.put(slug.toLowerCase(Locale.ROOT), name);
            give(new ArchivePerson(slug, name, null, PageArticle.profile(fields)));
        } else if (Layout.isTelling(slug) && !slug.matches("tags|categories|authors?|series")) {
            String parent = folders.size() > 1 && Layout.isTelling(folders.get(folders.size() - 2))
                    ? folders.get(folders.size() - 2)
                    : null;
            give(new ArchiveTerm(ArchiveTerm.Role.CATEGORY, slug, name, parent, orNull));
        }
    }

    /** Authors that are data: {@code _data/authors.yml} of Jekyll, {@code data/authors/} of Hugo. */
    private void authors() throws IOException {
        for (Archive.Entry entry : layout.data().values()) {
            String path = entry.name().startsWith(layout.root) ? entry.name().substring(layout.root.length()) : "";
            boolean many = path.matches("(?:src/)?_?data/(?:authors|people|members|team)\\.(?:ya?ml|json|toml)");
            boolean one = path.matches("(?:src/)?_?data/(?:authors|people|members|team)/[^/]+\\.(?:ya?ml|json|toml)");
            if (!many && !one) {
                continue;
            }
            try {
                ObjectNode data = FrontMatter.parse(Layout.text(entry, LONGEST), new Head(path, "").extension());
                if (one) {
                    author(path.replaceFirst("^.*/", "").replaceFirst("\\.\\w+$", ""), data);
                } else {
                    for (Map.Entry<String, JsonNode> field : data.properties()) {
                        author(field.getKey(), field.getValue());
                    }
                }
            } catch (ArchiveException e) {
                throw e;
            } catch (IOException e) {
                give(new ArchiveItem.LeftOut(
                        path, WarningCode.ITEM_LEFT_OUT, "The data of authors cannot be read: " + e.getMessage()));
            }
        }
    }

    private void author(String key, JsonNode value) {
        String name = value.isTextual()
                ? value.asText().strip()
                : Values.text(value, "name", "full_name", "display_name", "title");
        if (name != null && !name.isEmpty()) {
            authors.put(key.toLowerCase(Locale.ROOT), name);
            give(new ArchivePerson(key, name, null, value.isTextual() ? null : PageArticle.profile(value)));
        }
    }

    /** The name of an author of whom the site has data; null for others. */
    String author(String key) {
        return authors.get(key.toLowerCase(Locale.ROOT));
    }

    /** Front matter with what Jekyll's configuration, Hugo's sections or Eleventy's data of folders add to it. */
    ObjectNode withDefaults(Place place, ObjectNode own) {
        if (cascade != null) {
            return cascade.handedDown(place, own);
        }
        ObjectNode all = own.objectNode();
        if (layout.flavour == Flavour.JEKYLL) {
            Values.list(layout.configuration.get("defaults")).stream()
                    .filter(each -> applies(each.path("scope"), place))
                    .sorted(java.util.Comparator.comparingInt(each -> weight(each.path("scope"))))
                    .forEach(each -> each.path("values")
                            .properties()
                            .forEach(field -> all.set(field.getKey(), field.getValue())));
        } else if (layout.flavour == Flavour.ELEVENTY) {
            folderData(place, all);
        }
        own.properties().forEach(field -> all.set(field.getKey(), field.getValue()));
        return all;
    }

    private static int weight(JsonNode scope) {
        return scope.path("path").asText("").length() + (scope.hasNonNull("type") ? 1_000 : 0);
    }

    private static boolean applies(JsonNode scope, Place place) {
        String path = scope.path("path").asText("").replaceAll("^/+|/+$", "");
        String type = Values.text(scope.get("type"));
        boolean below = path.isEmpty()
                || place.path().equals(path)
                || place.path().startsWith(path + "/")
                || path.contains("*")
                        && place.path()
                                .matches(("\\Q" + path + "\\E")
                                                .replace("**", "*")
                                                .replace("*", "\\E.*\\Q") + ".*");
        return below
                && (type == null
                        || type.equals(place.collection())
                        || type.equals("page") && "pages".equals(place.collection()));
    }

    private void folderData(Place place, ObjectNode all) {
        String folder = "";
        for (String part : place.path().split("/")) {
            if (folder.length() + part.length() >= place.path().length()) {
                return;
            }
            folder += part + "/";
            for (String name : List.of(part + ".json", part + ".11tydata.json")) {
                Archive.Entry entry = layout.data().get(layout.root + folder + name);
                if (entry != null) {
                    try {
                        FrontMatter.parse(Layout.text(entry, LONGEST), "json")
                                .properties()
                                .forEach(field -> all.set(field.getKey(), field.getValue()));
                    } catch (IOException e) {
                        // Front matter is whole without it, and no page is public for its sake.
                        all.put("draft", true);
                    }
                }
            }
        }
    }

    /** The key of a page. A file that was sent without its name has that of its slug or title. */
    String key(Archive.Entry entry, ObjectNode fields) {
        String key = keys.get(entry.name());
        if (!key.isEmpty()) {
            return key;
        }
        String called = Values.text(fields, "slug", "title", "headline", "name");
        return called == null || Slug.of(called).isEmpty() ? "page" : Fitting.key(Slug.of(called));
    }

    Layout layout() {
        return layout;
    }

    Archive archive() {
        return archive;
    }

    Permalinks permalinks() {
        return permalinks;
    }

    /** The address of another page by its path or name; null if there is none. */
    String address(Place from, String written) {
        Archive.Entry entry = find(from, written);
        if (entry == null) {
            return null;
        }
        try {
            Optional<FrontMatter> matter = FrontMatter.of(Layout.text(entry, LONGEST));
            if (matter.isEmpty()) {
                return null;
            }
            Place place = layout.place(entry);
            return PageArticle.addressOf(
                    this, place, withDefaults(place, matter.get().fields()));
        } catch (IOException e) {
            // That page is left out, and says why; links to it stay as they are.
            return null;
        }
    }

    private Archive.Entry find(Place from, String written) {
        if (byName == null) {
            byName = new HashMap<>();
            for (Archive.Entry entry : archive.entries()) {
                if (keys.containsKey(entry.name())) {
                    for (String name : names(layout.place(entry))) {
                        byName.putIfAbsent(name, entry);
                    }
                }
            }
        }
        String name = bare(written);
        String beside = Paths.resolve(from.path(), written);
        for (String each :
                new String[] {beside == null ? null : bare(beside), name, "content/" + name, "_posts/" + name}) {
            Archive.Entry found = each == null ? null : byName.get(each);
            if (found != null) {
                return found;
            }
        }
        // Hugo finds a page by the name of its file alone, Jekyll a post by its own in any folder.
        return byName.get("*/" + name.substring(name.lastIndexOf('/') + 1));
    }

    private static Set<String> names(Place place) {
        String path = bare(place.path());
        Set<String> names = new HashSet<>(Set.of(path));
        if (place.isIndex() && path.contains("/")) {
            path = path.substring(0, path.lastIndexOf('/'));
            names.add(path);
        }
        if (place.language() != null && path.endsWith("." + place.language())) {
            path = path.substring(0, path.length() - place.language().length() - 1);
            names.add(path);
        }
        names.add("*/" + path.substring(path.lastIndexOf('/') + 1));
        return names;
    }

    private static String bare(String path) {
        return path.strip()
                .replaceAll("^/+|/+$", "")
                .replaceFirst("(?i)\\.(?:md|mdx|markdown|mdown|mkd|mkdn|html?)$", "")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        // The archive belongs to who opened it.
    }
}
