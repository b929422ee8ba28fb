package org.broadsheet.markup;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * The providers of embeds and how each is written into pages, read once from {@code embeds.json}. A further provider
 * is a further entry there.
 */
final class EmbedTable {

    private static final String FILE = "/embeds.json";
    private static final Pattern BEGINNING =
            Pattern.compile("^\\s*(?:https?:)?//(?:(?:www|m|mobile|web|amp)\\.)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\[([\\w-]+)");
    private static final Pattern TAG = Pattern.compile("^[\\w|-]+");
    private static final Set<String> USUAL_TAGS = Set.of("a", "div", "img", "video", "blockquote");

    /** The table of the program. */
    static final EmbedTable KNOWN = read();

    private record File(List<Provider> providers) {}

    /**
     * A provider.
     *
     * @param name how blocks name it; empty for marks that many providers use
     * @param hosts its hosts, without {@code www.}, some with the beginning of a path
     * @param pages patterns of the addresses that it can embed, from the host on, without {@code www.} and the like
     * @param marks the elements that it asks pages to contain, besides iframes
     * @param scripts the scripts that are an embed by themselves
     * @param shortcodes how WordPress and its plugins write it in text
     * @param helpers the beginnings of the addresses of scripts that only bring its embeds to life
     * @param helperCode what a script within a page contains that does the same
     */
    private record Provider(
            String name,
            List<String> hosts,
            List<String> pages,
            List<Mark> marks,
            List<Script> scripts,
            List<Shortcode> shortcodes,
            List<String> helpers,
            List<String> helperCode) {}

    /**
     * An element that stands for an embed.
     *
     * @param of a selector that it matches by itself
     * @param at where its address is: the first of these {@link EmbedSource}s that has one
     * @param title the same for its title
     */
    record Mark(
            String of,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> at,

            List<String> title) {}

    /**
     * A script that stands for an embed.
     *
     * @param src a pattern of its address, from the host on; or null
     * @param code a pattern of the code in it; or null
     * @param at the embed's address, in which {@code $1} is the pattern's first group
     * @param title where its title is, or {@code noscript} for the alternative text of the picture there
     */
    record Script(String src, String code, String at, String title) {}

    /**
     * A tag in text that stands for an embed.
     *
     * @param names its names
     * @param at its address, as an {@link EmbedSource}, where the tag has an id and no address
     */
    private record Shortcode(List<String> names, String at) {}

    /** A mark with its selector made ready. */
    record KnownMark(Mark mark, Evaluator selector, String provider, List<Pattern> pages) {}

    /** A script with its pattern made ready. */
    record KnownScript(Script script, Pattern pattern, String provider) {}

    /** A helper script: the beginning of its address, or null and a part of its code. */
    record Helper(String address, String code, String provider) {}

    private final Map<String, String> providers = new HashMap<>();
    private final Map<String, List<Pattern>> pages = new HashMap<>();
    private final List<Pattern> pagesOfAnyHost = new ArrayList<>();
    private final Map<String, List<KnownMark>> marks = new HashMap<>();
    private final List<KnownScript> scripts = new ArrayList<>();
    private final List<Helper> helpers = new ArrayList<>();
    private final Map<String, String> shortcodes = new HashMap<>();
    private final Set<String> tags = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();

    private EmbedTable(File file) {
        file.providers.forEach(this::add);
    }

    private static EmbedTable read() {
        try (InputStream in = EmbedTable.class.getResourceAsStream(FILE)) {
            return new EmbedTable(new ObjectMapper().readValue(in, File.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The table of embeds cannot be read", e);
        }
    }

    private void add(Provider provider) {
        List<Pattern> addresses = new ArrayList<>();
        for (String page : orNone(provider.pages)) {
            addresses.add(Pattern.compile(page, Pattern.CASE_INSENSITIVE));
        }
        for (String host : provider.hosts) {
            providers.put(host, provider.name);
        }
        pages.put(provider.name, addresses);
        if (provider.name.equals("mastodon")) {
            pagesOfAnyHost.addAll(addresses);
        }
        for (Mark mark : orNone(provider.marks)) {
            Evaluator selector = Selector.evaluatorOf(mark.of);
            marks.computeIfAbsent(key(mark.of), key -> new ArrayList<>())
                    .add(new KnownMark(mark, selector, provider.name, addresses));
        }
        for (Script script : orNone(provider.scripts)) {
            String pattern = script.src == null ? script.code : script.src;
            scripts.add(new KnownScript(script, Pattern.compile(pattern), provider.name));
        }
        for (Shortcode shortcode : orNone(provider.shortcodes)) {
            shortcode.names.forEach(name -> shortcodes.put(name, shortcode.at));
        }
        for (String helper : orNone(provider.helpers)) {
            helpers.add(new Helper(helper, null, provider.name));
        }
        for (String code : orNone(provider.helperCode)) {
            helpers.add(new Helper(null, code, provider.name));
        }
    }

    private static <T> List<T> orNone(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** The rarest name in a selector, by which an element finds the marks that it may match. */
    private String key(String selector) {
        Matcher named = CLASS.matcher(selector.replaceAll("\\[.*", ""));
        if (named.find()) {
            classes.add(named.group(1));
            return "." + named.group(1);
        }
        Matcher tag = TAG.matcher(selector);
        String name = tag.find() ? tag.group().replace('|', ':') : "";
        Matcher attribute = ATTRIBUTE.matcher(selector);
        if ((name.isEmpty() || USUAL_TAGS.contains(name)) && attribute.find()) {
            attributes.add(attribute.group(1));
            return "[" + attribute.group(1);
        }
        tags.add(name);
        return name;
    }

    /** Whether a body may contain a mark of a provider. */
    boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasTag("script")
                || vocabulary.hasAnyClass(classes)
                || vocabulary.hasAnyAttribute(attributes)
                || vocabulary.hasAnyTag(tags);
    }

    /** The marks that an element matches. */
    List<KnownMark> marksOf(Element element) {
        List<KnownMark> found = new ArrayList<>();
        if (element.hasAttr("class")) {
            element.classNames().forEach(name -> collect(element, "." + name, found));
        }
        if (element.attributesSize() > 0) {
            element.attributes().forEach(attribute -> collect(element, "[" + attribute.getKey(), found));
        }
        collect(element, element.normalName(), found);
        return found;
    }

    private void collect(Element element, String key, List<KnownMark> found) {
        for (KnownMark mark : marks.getOrDefault(key, List.of())) {
            if (element.is(mark.selector)) {
                found.add(mark);
            }
        }
    }

    /** Where the embed is that a shortcode of this name stands for; null if it stands for none. */
    String shortcode(String name) {
        return shortcodes.get(name);
    }

    List<KnownScript> scripts() {
        return scripts;
    }

    List<Helper> helpers() {
        return helpers;
    }

    /** An address from its host on, without meaningless host prefixes; unchanged if it is not a web address. */
    static String fromHost(String url) {
        return BEGINNING.matcher(url).replaceFirst("");
    }

    /** Whether a provider can embed this address. */
    boolean isEmbeddable(String url) {
        String provider = providerOf(url);
        List<Pattern> known = provider == null ? pagesOfAnyHost : pages.get(provider);
        return isAnyOf(known, url);
    }

    static boolean isAnyOf(List<Pattern> pages, String url) {
        String page = fromHost(url);
        return pages.stream().anyMatch(pattern -> pattern.matcher(page).lookingAt());
    }

    /** The provider by the host of a web address or a domain above it; null if it is not known. */
    String providerOf(String url) {
        String host = host(url);
        for (String domain = host; !domain.isEmpty(); ) {
            String known = providers.get(domain);
            if (known == null) {
                known = providers.get(domain + firstFolder(url));
            }
            if (known != null) {
                return known;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return null;
    }

    private static String firstFolder(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        if (slash < 0) {
            return "/";
        }
        int end = slash + 1;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(slash, end);
    }

    /** The host of a web address in lower case, without a port; empty if it has none. */
    static String host(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return "";
        }
        int from = scheme + 3;
        int to = from;
        while (to < url.length() && "/?#\\".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        int user = url.lastIndexOf('@', to - 1);
        String host = url.substring(user >= from ? user + 1 : from, to);
        int port = host.indexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }
}
