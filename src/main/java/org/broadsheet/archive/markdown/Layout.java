package org.broadsheet.archive.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.Fitting;
import org.broadsheet.archive.Head;

/** How a site keeps its files: by which program it is made, where its root is, and what its configuration says. */
final class Layout {

    /** The extensions of texts. */
    static final List<String> TEXTS = List.of("md", "markdown", "mdx", "mdown", "mkd", "mkdn", "html", "htm");

    private static final int LONGEST_CONFIGURATION = 1 << 20;
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:.*/)?(?:_config\\.(?:ya?ml|toml)|hugo\\.(?:ya?ml|toml|json)|config/_default/(?:hugo|config)\\.(?:ya?ml|toml|json)|config\\.(?:ya?ml|toml|json)|astro\\.config\\.\\w+|\\.eleventy\\.c?js|eleventy\\.config\\.\\w+)");
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})[-_](.+)");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?");
    private static final Set<String> NEVER = Set.of(
            "node_modules",
            ".git",
            ".github",
            "_site",
            "_layouts",
            "_includes",
            "_sass",
            "_plugins",
            "_data",
            "_templates",
            "_assets",
            "_scripts",
            ".jekyll-cache",
            "vendor",
            "scaffolds");
    private static final Set<String> NOT_AT_THE_ROOT =
            Set.of("public", "dist", "build", "themes", "layouts", "archetypes", "static", "test", "tests");
    private static final Set<String> OF_REPOSITORIES = Set.of(
            "readme",
            "license",
            "licence",
            "contributing",
            "code_of_conduct",
            "changelog",
            "security",
            "authors",
            "support",
            "todo",
            "agents",
            "claude");
    /** Folders whose names say no more than that articles are in them. */
    private static final Set<String> GENERIC = Set.of(
            "post",
            "posts",
            "blog",
            "blogs",
            "article",
            "articles",
            "content",
            "entry",
            "entries",
            "writing",
            "writings",
            "story",
            "stories",
            "page",
            "pages",
            "docs",
            "data",
            "src",
            "_posts",
            "_drafts");

    final Flavour flavour;
    /** The folder of the zip that is the site's; empty or with a slash at its end. */
    final String root;

    final ObjectNode configuration;
    /** How its times are read. */
    final SiteTimes times;

    private final Set<String> names = new HashSet<>();
    private final Map<String, Archive.Entry> data = new LinkedHashMap<>();

    private Layout(Flavour flavour, String root, ObjectNode configuration) {
        this.flavour = flavour;
        this.root = root;
        this.configuration = configuration;
        this.times = SiteTimes.of(flavour, configuration);
    }

    /** Finds out how an archive is laid out. Its message says what is wrong with a configuration that cannot be read. */
    static Layout of(Archive archive) throws IOException {
        if (!archive.isZip()) {
            return single(archive.entries().get(0));
        }
        List<Archive.Entry> configurations = archive.entries().stream()
                .filter(entry -> CONFIGURATION.matcher(entry.name()).matches() && !isNever(entry.name()))
                .sorted(Comparator.comparingInt((Archive.Entry entry) -> depth(entry.name()))
                        .thenComparing(entry -> entry.name().matches("(?:.*/)?config\\.\\w+")))
                .toList();
        String root = configurations.isEmpty()
                ? commonFolder(archive)
                : rootOf(configurations.get(0).name());
        Predicate<String> any = form -> archive.entries().stream()
                .anyMatch(entry -> entry.name().startsWith(root)
                        && entry.name().substring(root.length()).matches(form));
        Flavour flavour = flavour(any);
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        for (Archive.Entry entry : archive.entries()) {
            if (entry.name().startsWith(root)) {
                read(entry, root, flavour, configuration);
            }
        }
        Layout layout = new Layout(flavour, root, configuration);
        for (Archive.Entry entry : archive.entries()) {
            layout.names.add(entry.name());
            if (entry.name().matches(".*\\.(?:ya?ml|toml|json)")) {
                layout.data.put(entry.name(), entry);
            }
        }
        return layout;
    }

    private static Layout single(Archive.Entry entry) throws IOException {
        String name = entry.name();
        String beginning = entry.head().text();
        Flavour flavour = name.endsWith(".mdx")
                ? Flavour.ASTRO
                : beginning.startsWith("+++")
                        ? Flavour.HUGO
                        : DATED.matcher(name.substring(name.lastIndexOf('/') + 1))
                                        .matches()
                                ? Flavour.JEKYLL
                                : Flavour.PLAIN;
        return new Layout(flavour, "", JsonNodeFactory.instance.objectNode());
    }

    private static int depth(String name) {
        return (int) name.chars().filter(c -> c == '/').count();
    }

    private static String rootOf(String configuration) {
        String folder = configuration.substring(0, configuration.lastIndexOf('/') + 1);
        return folder.endsWith("config/_default/")
                ? folder.substring(0, folder.length() - "config/_default/".length())
                : folder;
    }

    /** A zip made from a folder often has that folder around everything. */
    private static String commonFolder(Archive archive) {
        String first =
                archive.entries().isEmpty() ? "" : archive.entries().get(0).name();
        String folder = first.substring(0, first.indexOf('/') + 1);
        String plain = folder.replace("/", "");
        boolean meant = plain.isEmpty()
                || plain.startsWith("_")
                || GENERIC.contains(plain.toLowerCase(Locale.ROOT))
                || !archive.entries().stream().allMatch(entry -> entry.name().startsWith(folder));
        return meant ? "" : folder;
    }

    private static Flavour flavour(Predicate<String> any) {
        if (any.test("_config\\.(?:ya?ml|toml)")) {
            return Flavour.JEKYLL;
        }
        if (any.test("hugo\\.(?:ya?ml|toml|json)|config/_default/.*")
                || any.test("config\\.(?:ya?ml|toml|json)") && any.test("content/.*")) {
            return Flavour.HUGO;
        }
        if (any.test("astro\\.config\\.\\w+") || any.test("src/content/.*")) {
            return Flavour.ASTRO;
        }
        if (any.test("\\.eleventy\\.c?js|eleventy\\.config\\.\\w+")) {
            return Flavour.ELEVENTY;
        }
        if (any.test("(?:.*/)?_(?:posts|drafts)/.*")) {
            return Flavour.JEKYLL;
        }
        return any.test("(?:.*/)?_index\\.\\w+") || any.test("content/.*\\.md") && !any.test("package\\.json")
                ? Flavour.HUGO
                : Flavour.PLAIN;
    }

    private static void read(Archive.Entry entry, String root, Flavour flavour, ObjectNode into) throws IOException {
        String name = entry.name().substring(root.length());
        String form = new Head(name, "").extension();
        boolean whole = flavour == Flavour.JEKYLL && name.matches("_config\\.(?:ya?ml|toml)")
                || flavour == Flavour.HUGO
                        && name.matches("(?:hugo|config|config/_default/(?:hugo|config))\\.(?:ya?ml|toml|json)");
        boolean part = flavour == Flavour.HUGO && name.matches("config/_default/\\w+\\.(?:ya?ml|toml|json)");
        if (whole || part) {
            try {
                ObjectNode fields = FrontMatter.parse(text(entry, LONGEST_CONFIGURATION), form);
                if (whole) {
                    fields.properties().forEach(field -> into.set(field.getKey(), field.getValue()));
                } else {
                    into.set(name.replaceFirst("^.*/(\\w+)\\.\\w+$", "$1"), fields);
                }
            } catch (IOException e) {
                throw new IOException("The configuration " + entry.name() + " cannot be read: " + e.getMessage(), e);
            }
        } else if (flavour == Flavour.ASTRO && name.matches("astro\\.config\\.\\w+")) {
            Matcher site = Pattern.compile("(?m)^\\s*(site|base)\\s*:\\s*[\"'`]([^\"'`$]+)[\"'`]")
                    .matcher(text(entry, LONGEST_CONFIGURATION));
            while (site.find()) {
                into.put(site.group(1).equals("site") ? "url" : "baseurl", site.group(2));
            }
        }
    }

    /** The text of a file, with line feeds at the ends of its lines. */
    static String text(Archive.Entry entry, int longest) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = entry.text()) {
            char[] buffer = new char[1 << 13];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                text.append(buffer, 0, count);
                if (text.length() > longest) {
                    throw new IOException("it is longer than " + longest + " characters");
                }
            }
        }
        return text.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Whether the zip has a file of this name. */
    boolean has(String name) {
        return names.contains(name);
    }

    /** The files of data, by name. */
    Map<String, Archive.Entry> data() {
        return data;
    }

    /** Where files stand whose names match, from the site's root. */
    List<String> matching(String form) {
        return names.stream()
                .filter(name -> name.startsWith(root))
                .map(name -> name.substring(root.length()))
                .filter(name -> name.matches(form))
                .sorted()
                .toList();
    }

    /** The site's root, http or https; null if nothing says it. */
    String site() {
        String written = flavour == Flavour.HUGO
                ? Values.text(configuration, "baseURL", "baseurl", "baseUrl")
                : Values.text(configuration, "url", "site_url");
        if (!Fitting.isWeb(written)) {
            return null;
        }
        return written.replaceFirst("^([a-zA-Z]+://[^/?#]+).*$", "$1");
    }

    /** The path in front of all paths: empty, or with a slash at its beginning and none at its end. */
    String base() {
        String written;
        if (flavour == Flavour.HUGO) {
            String url = Values.text(configuration, "baseURL", "baseurl", "baseUrl");
            written = Fitting.isWeb(url) ? url.replaceFirst("^[a-zA-Z]+://[^/?#]+", "") : "";
        } else {
            written = Values.text(configuration, "baseurl", "root");
        }
        String path = written == null ? "" : written.replaceAll("^/+|/+$", "");
        return path.isEmpty() ? "" : "/" + path;
    }

    /** The language of the site; null if nothing says it. */
    String language() {
        String written =
                Values.text(configuration, "languageCode", "lang", "language", "locale", "defaultContentLanguage");
        return written != null && written.matches("[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")
                ? written.replace('_', '-')
                : null;
    }

    /** Whether a folder's name says what is in it. */
    static boolean isTelling(String folder) {
        return !GENERIC.contains(folder.toLowerCase(Locale.ROOT))
                && !folder.isEmpty()
                && !folder.matches("\\d{1,4}")
                && !LANGUAGE.matcher(folder).matches();
    }

    private static boolean isNever(String path) {
        for (String folder : path.split("/")) {
            if (NEVER.contains(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Where a file is, and what it is. */
    Place place(Archive.Entry entry) {
        String path = entry.name().startsWith(root) ? entry.name().substring(root.length()) : entry.name();
        List<String> folders = new ArrayList<>(List.of(path.split("/")));
        String file = folders.remove(folders.size() - 1);
        int point = file.lastIndexOf('.');
        String extension = point < 0 ? "" : file.substring(point + 1).toLowerCase(Locale.ROOT);
        String name = point < 0 ? file : file.substring(0, point);
        boolean alone = data.isEmpty() && names.isEmpty();
        boolean nothing = !entry.name().startsWith(root)
                || isNever(path)
                || !alone && !TEXTS.contains(extension)
                || !folders.isEmpty() && NOT_AT_THE_ROOT.contains(folders.get(0))
                || !alone && folders.isEmpty() && OF_REPOSITORIES.contains(name.toLowerCase(Locale.ROOT));
        Matcher dated = DATED.matcher(name);
        String date = dated.matches() ? dated.group(1) : null;
        String plain = dated.matches() ? dated.group(2) : name;
        if (nothing) {
            return new Place(Place.Kind.NOTHING, path, folders, plain, date, null, null);
        }
        boolean html = extension.startsWith("htm");
        Place place =
                switch (flavour) {
                    case JEKYLL -> jekyll(path, folders, plain, date);
                    case HUGO -> hugo(path, folders, name, alone);
                    case ASTRO -> astro(path, folders, name, alone);
                    default -> plain(path, folders, plain, date);
                };
        boolean inContent = flavour == Flavour.HUGO || path.contains("_posts/") || path.contains("_drafts/");
        // Elsewhere, HTML is a template.
        return html && !inContent ? new Place(Place.Kind.NOTHING, path, folders, plain, date, null, null) : place;
    }

    private Place jekyll(String path, List<String> folders, String name, String date) {
        String source = Values.text(configuration, "source", "source_dir");
        source = source == null ? has(root + "source/_posts") || path.startsWith("source/") ? "source" : "" : source;
        source = source.replaceAll("^\\./?|/+$", "");
        List<String> inside = !source.isEmpty() && path.startsWith(source + "/")
                ? folders.subList(source.split("/").length, folders.size())
                : folders;
        String collections = Values.text(configuration, "collections_dir");
        if (collections != null && !inside.isEmpty() && inside.get(0).equals(collections)) {
            inside = inside.subList(1, inside.size());
        }
        boolean unpublished = name.startsWith("_");
        int posts = Math.max(inside.indexOf("_posts"), inside.indexOf("_drafts"));
        if (posts >= 0) {
            boolean draft = inside.get(posts).equals("_drafts");
            return new Place(
                    draft || unpublished ? Place.Kind.DRAFT : Place.Kind.ARTICLE,
                    path,
                    List.copyOf(inside.subList(0, posts)),
                    name,
                    date,
                    null,
                    draft ? "drafts" : "posts");
        }
        if (!inside.isEmpty() && inside.get(0).startsWith("_")) {
            return collection(path, inside, name, date, unpublished);
        }
        // A zip of the posts alone has them without a folder.
        boolean loose = configuration.isEmpty() && date != null;
        return new Place(
                unpublished ? Place.Kind.DRAFT : loose ? Place.Kind.ARTICLE : Place.Kind.PAGE,
                path,
                List.copyOf(inside),
                name,
                date,
                null,
                loose ? "posts" : "pages");
    }

    private Place collection(String path, List<String> inside, String name, String date, boolean unpublished) {
        String collection = inside.get(0).substring(1);
        List<String> below = List.copyOf(inside.subList(1, inside.size()));
        JsonNode settings = configuration.path("collections").path(collection);
        boolean listed = settings.isObject()
                || Values.texts(configuration.get("collections"), null).contains(collection);
        boolean included = Values.texts(configuration.get("include"), null).contains(inside.get(0));
        if (included || collection.equals("pages")) {
            return new Place(Place.Kind.PAGE, path, below, name, date, null, "pages");
        }
        boolean isPublic = configuration.isEmpty() || listed && Values.isYes(settings.path("output"));
        Place.Kind kind = unpublished ? Place.Kind.DRAFT : isPublic ? Place.Kind.ARTICLE : Place.Kind.HIDDEN;
        return new Place(kind, path, below, name, date, null, collection);
    }

    private Place hugo(String path, List<String> folders, String name, boolean alone) {
        String content = Values.text(configuration, "contentDir");
        content = content == null ? "content" : content.replaceAll("^/+|/+$", "");
        List<String> inside = new ArrayList<>(folders);
        String language = null;
        if (path.startsWith(content + "/")) {
            inside = new ArrayList<>(folders.subList(content.split("/").length, folders.size()));
        } else if (!folders.isEmpty() && folders.get(0).matches("content[._-]" + LANGUAGE.pattern())) {
            language = folders.get(0).substring("content.".length());
            inside.remove(0);
        } else if (!alone && !matching(Pattern.quote(content) + "/.*").isEmpty()) {
            return new Place(Place.Kind.NOTHING, path, folders, name, null, null, null);
        }
        JsonNode languages = configuration.path("languages");
        if (!inside.isEmpty()
                && (languages.has(inside.get(0)) || languages.isMissingNode() && isLanguageFolder(inside))) {
            language = inside.remove(0);
        }
        String plain = name;
        int point = name.lastIndexOf('.');
        if (point > 0
                && (languages.has(name.substring(point + 1))
                        || languages.isMissingNode()
                                && LANGUAGE.matcher(name.substring(point + 1)).matches())) {
            language = name.substring(point + 1);
            plain = name.substring(0, point);
        }
        Matcher dated = DATED.matcher(plain);
        String date = dated.matches() ? dated.group(1) : null;
        boolean strips = Values.texts(configuration.path("frontmatter").get("date"), null)
                .contains(":filename");
        plain = dated.matches() && strips ? dated.group(2) : plain;
        Place.Kind kind = plain.equals("_index")
                ? Place.Kind.SECTION
                : inside.isEmpty() && !alone || inside.size() == 1 && plain.equals("index") && !alone
                        ? Place.Kind.PAGE
                        : Place.Kind.ARTICLE;
        if (kind == Place.Kind.ARTICLE && !plain.equals("index") && isInBundle(path)) {
            kind = Place.Kind.PART;
        }
        return new Place(
                kind, path, List.copyOf(inside), plain, date, language, inside.isEmpty() ? null : inside.get(0));
    }

    private static boolean isLanguageFolder(List<String> inside) {
        return inside.get(0).matches("(?:en|de|fr|es|it|pt|nl|sv|da|nb|fi|pl|cs|ru|uk|zh|ja|ko|ar)(?:-[a-zA-Z]{2,4})?");
    }

    /** Whether a page in the same folder, or above, owns this file: a bundle has one page and its parts. */
    private boolean isInBundle(String path) {
        String folder = path;
        while (folder.indexOf('/') >= 0) {
            folder = folder.substring(0, folder.lastIndexOf('/'));
            if (has(root + folder + "/index.md") || has(root + folder + "/index.markdown")) {
                return true;
            }
        }
        return false;
    }

    private Place astro(String path, List<String> folders, String name, boolean alone) {
        Matcher dated = DATED.matcher(name);
        String date = dated.matches() ? dated.group(1) : null;
        if (alone) {
            return new Place(Place.Kind.ARTICLE, path, List.of(), name, date, null, null);
        }
        boolean unpublished = path.matches("(?:.*/)?_[^/]*(?:/.*)?");
        if (path.startsWith("src/pages/")) {
            return new Place(
                    unpublished ? Place.Kind.DRAFT : Place.Kind.PAGE,
                    path,
                    List.copyOf(folders.subList(2, folders.size())),
                    name,
                    date,
                    null,
                    "pages");
        }
        int content = path.startsWith("src/content/") || path.startsWith("src/data/")
                ? 2
                : path.startsWith("content/") ? 1 : 0;
        if (content == 0) {
            return new Place(Place.Kind.NOTHING, path, folders, name, date, null, null);
        }
        List<String> inside = List.copyOf(folders.subList(content, folders.size()));
        String collection = inside.isEmpty() ? null : inside.get(0);
        boolean page = collection == null || collection.equals("pages") || collection.equals("page");
        boolean hidden = collection != null && collection.matches("authors?|people|team|data|settings|config");
        return new Place(
                unpublished
                        ? Place.Kind.DRAFT
                        : hidden ? Place.Kind.HIDDEN : page ? Place.Kind.PAGE : Place.Kind.ARTICLE,
                path,
                inside,
                name,
                date,
                null,
                collection);
    }

    private Place plain(String path, List<String> folders, String name, String date) {
        boolean draft = folders.stream().anyMatch(folder -> folder.matches("(?i)_?drafts?"));
        return new Place(
                draft ? Place.Kind.DRAFT : Place.Kind.ARTICLE, path, List.copyOf(folders), name, date, null, null);
    }
}
