package org.broadsheet.archive.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/** A news item of NewsML-G2 with a text, as a story. */
final class NewsMlStory {

    /** Elements of XHTML that a text may be without a page around it. */
    private static final Set<String> XHTML =
            Set.of("html", "body", "div", "section", "article", "p", "main", "h1", "h2", "ul", "ol", "table");

    private static final String WIKIDATA = "https://www.wikidata.org/entity/";

    private final Element item;
    private final Predicate<String> liesInArchive;
    private final Predicate<String> isPicture;
    private final WireStory story;
    private final Map<String, Element> asserts = new HashMap<>();
    private final String language;

    private NewsMlStory(Element item, String place, Predicate<String> liesInArchive, Predicate<String> isPicture) {
        this.item = item;
        this.liesInArchive = liesInArchive;
        this.isPicture = isPicture;
        this.story = new WireStory(id(item), place);
        String own = XmlTree.attributeOf(item, "tag", "contentMeta", "language");
        this.language = own == null ? XmlTree.attribute(item, "xml:lang") : own;
        for (Element one : XmlTree.children(item, "assert")) {
            for (String key : List.of("qcode", "literal", "uri")) {
                if (!one.attr(key).isBlank()) {
                    asserts.putIfAbsent(one.attr(key), one);
                }
            }
        }
    }

    /** The id of an item; null if it has none. */
    static String id(Element item) {
        return XmlTree.attribute(item, "guid");
    }

    static WireVersions.Rank rank(Element item) {
        return WireVersions.Rank.of(
                XmlTree.attribute(item, "version"),
                WireTimes.parse(XmlTree.text(item, "itemMeta", "versionCreated"))
                        .orElse(null));
    }

    /** What an item is: text, picture, composite, video …; text if it does not say. */
    static String itemClass(Element item) {
        String code = XmlTree.attributeOf(item, "qcode", "itemMeta", "itemClass");
        String uri = XmlTree.attributeOf(item, "uri", "itemMeta", "itemClass");
        String any = code == null ? uri : code;
        return any == null ? "text" : end(any);
    }

    /** The ids of the items that this one links to. */
    static Set<String> linked(Element item) {
        Set<String> all = new LinkedHashSet<>();
        XmlTree.child(item, "itemMeta").ifPresent(meta -> XmlTree.children(meta, "link")
                .forEach(link -> target(link).ifPresent(all::add)));
        return all;
    }

    private static Optional<String> target(Element link) {
        return Optional.ofNullable(XmlTree.attribute(link, "residref"))
                .or(() -> Optional.ofNullable(XmlTree.attribute(link, "guidref")));
    }

    /**
     * A story.
     *
     * @param liesInArchive whether a picture of this name lies in the archive
     * @param isPicture whether the item of this id is a picture in the archive, with an address
     */
    static ArchiveItem read(Element item, String place, Predicate<String> liesInArchive, Predicate<String> isPicture) {
        NewsMlStory reading = new NewsMlStory(item, place, liesInArchive, isPicture);
        reading.story.language(reading.language);
        XmlTree.child(item, "itemMeta").ifPresent(reading::itemMeta);
        XmlTree.child(item, "contentMeta").ifPresent(reading::contentMeta);
        for (Element rights : XmlTree.children(item, "rightsInfo")) {
            reading.rights(rights);
        }
        reading.provider();
        XmlTree.child(item, "contentSet").ifPresent(reading::contentSet);
        XmlTree.child(item, "contentMeta").ifPresent(reading::people);
        return reading.story.build();
    }

    /** A picture as texts can have it at their top; empty if it has no address. */
    static Optional<WirePicture> picture(Element item, Predicate<String> liesInArchive) {
        NewsMlStory reading = new NewsMlStory(item, "", liesInArchive, id -> false);
        Element meta = XmlTree.child(item, "contentMeta").orElse(item);
        String caption = null;
        String alt = null;
        for (Element description : XmlTree.children(meta, "description")) {
            boolean isAlt =
                    end(description.attr("role")).toLowerCase(Locale.ROOT).contains("alt");
            if (isAlt) {
                alt = XmlTree.words(description);
            } else if (caption == null) {
                caption = XmlTree.words(description);
            }
        }
        String credit = XmlTree.text(meta, "creditline");
        String by = credit == null ? XmlTree.text(meta, "by") : credit;
        Element rights = XmlTree.child(item, "rightsInfo").orElse(null);
        String copyright = rights == null ? null : XmlTree.text(rights, "copyrightNotice");
        String terms = rights == null ? null : XmlTree.text(rights, "usageTerms");
        String source = XmlTree.attributeOf(meta, "qcode", "digitalSourceType");
        String headline = XmlTree.text(meta, "headline");
        String words = caption == null ? headline : caption;
        String described = alt;
        return reading.remote(XmlTree.child(item, "contentSet").orElse(item))
                .map(remote -> new WirePicture(
                        remote.attr("href").strip(),
                        described,
                        words,
                        by,
                        number(remote.attr("width")),
                        number(remote.attr("height")),
                        copyright,
                        terms,
                        null,
                        source));
    }

    private void itemMeta(Element meta) {
        Element status = XmlTree.child(meta, "pubStatus").orElse(null);
        if (status != null) {
            String code = XmlTree.attribute(status, "qcode");
            story.status(code == null ? status.attr("uri") : code);
        }
        XmlTree.child(meta, "embargoed").ifPresent(embargo -> story.embargo(embargo.text()));
        WireTimes.parse(XmlTree.text(meta, "firstCreated")).ifPresent(story::published);
        WireTimes.parse(XmlTree.text(item, "contentMeta", "contentCreated")).ifPresent(story::published);
        WireTimes.parse(XmlTree.text(meta, "versionCreated")).ifPresent(story::updated);
        story.expires(XmlTree.text(meta, "expires"));
        story.title(XmlTree.text(meta, "title"));
        for (Element note : XmlTree.children(meta, "edNote")) {
            story.other("edNote", XmlTree.words(note));
        }
        for (Element member : XmlTree.children(meta, "memberOf")) {
            story.other("memberOf", name(member));
        }
        links(meta);
    }

    private void links(Element meta) {
        for (Element link : XmlTree.children(meta, "link")) {
            String target = target(link).orElse(null);
            String href = XmlTree.attribute(link, "href");
            String title = XmlTree.text(link, "title");
            String kind = XmlTree.attributeOf(link, "qcode", "itemClass");
            String type = link.attr("contenttype");
            boolean picture = kind != null && end(kind).equals("picture") || type.startsWith("image/");
            if (picture && href != null && isWeb(href)) {
                story.picture(WirePicture.of(href, title, null));
            } else if (target != null && isPicture.test(target)) {
                linkedPicture(target);
            } else if (target != null && target.equals(id(item))) {
                continue;
            } else if (picture) {
                story.lost(
                        WarningCode.IMAGE_REMOVED,
                        "The picture “" + (title == null ? target : title) + "” is not in the archive");
            } else {
                String name = title == null ? "" : " " + title;
                story.other("links", ((href == null ? target : href) + name).strip());
            }
        }
    }

    private void linkedPicture(String id) {
        if (story.hasPictures()) {
            story.lost(WarningCode.IMAGE_REMOVED, "A further picture, “" + id + "”, was left out");
        } else {
            story.leadMedia(id);
        }
    }

    private void contentMeta(Element meta) {
        story.urgency(XmlTree.text(meta, "urgency"));
        WireTimes.parse(XmlTree.text(meta, "contentModified")).ifPresent(story::updated);
        story.expires(XmlTree.text(meta, "expires"));
        for (Element description : XmlTree.children(meta, "description")) {
            description(description);
        }
        for (Element headline : XmlTree.children(meta, "headline")) {
            headline(headline);
        }
        story.slugline(XmlTree.text(meta, "slugline"));
        story.dateline(XmlTree.text(meta, "dateline"));
        for (Element located : XmlTree.children(meta, "located")) {
            story.located(name(located));
        }
        story.byline(XmlTree.text(meta, "by"));
        for (Element genre : XmlTree.children(meta, "genre")) {
            genre(genre);
        }
        for (Element subject : XmlTree.children(meta, "subject")) {
            subject(subject);
        }
        for (Element keyword : XmlTree.children(meta, "keyword")) {
            story.terms().add("topic", XmlTree.words(keyword));
        }
        for (Element source : XmlTree.children(meta, "digitalSourceType")) {
            String code = XmlTree.attribute(source, "qcode");
            String any = code == null ? source.attr("uri") : code;
            if (!story.source(any)) {
                story.other("digitalSourceType", any);
            }
        }
        for (Element alternative : XmlTree.children(meta, "altId")) {
            story.other("altIds", XmlTree.words(alternative));
        }
    }

    private void description(Element description) {
        String role = end(description.attr("role")).toLowerCase(Locale.ROOT);
        String words = XmlTree.words(description);
        if (words == null) {
            return;
        }
        boolean own =
                role.isEmpty() || role.matches("summary|teaser|abstract|standfirst|intro|lead|dek|deck|short|medium");
        if (own && !story.hasStandfirst()) {
            story.standfirstHtml(description.html());
        } else {
            story.other("description" + (role.isEmpty() ? "" : "." + role), words);
        }
    }

    private void headline(Element headline) {
        String role = end(headline.attr("role")).toLowerCase(Locale.ROOT);
        String words = XmlTree.words(headline);
        int rank = headline.attr("rank").matches("\\d{1,3}") ? Integer.parseInt(headline.attr("rank")) : 1;
        if (words == null) {
            return;
        }
        if (role.contains("short") && !story.has("shortHeadline")) {
            story.text("shortHeadline", words, 200);
        } else if (role.contains("kicker") || role.isEmpty() && rank > 2 && !story.has("kicker")) {
            story.text("kicker", words, 200);
        } else if ((role.contains("sub") || role.contains("deck") || role.isEmpty() && rank == 2)
                && !story.hasStandfirst()) {
            story.standfirst(words);
        } else if (!story.has("headline") && !role.contains("sub")) {
            story.headline(words);
        } else if (!words.equals(story.value("headline"))) {
            story.other("headline" + (role.isEmpty() ? "" : "." + role), words);
        }
    }

    private void genre(Element genre) {
        String name = name(genre);
        boolean known = story.kind(name);
        for (String key : List.of("qcode", "uri", "literal")) {
            known = known || story.kind(XmlTree.attribute(genre, key));
        }
        if (!known) {
            story.other("genre", name == null ? genre.attr("qcode") : name);
        }
    }

    private void subject(Element subject) {
        String type = end(subject.attr("type")).toLowerCase(Locale.ROOT);
        String code = code(subject);
        String name = name(subject);
        String scheme = subject.attr("qcode").replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
        if (name != null && (type.equals("category") || scheme.matches(".*(category|section|department|ressort).*"))) {
            story.terms().section(null, name);
            return;
        }
        String kind =
                switch (type) {
                    case "person" -> "person";
                    case "organisation", "organization", "company", "team" -> "organisation";
                    case "geoarea", "poi", "place", "location", "country", "city" -> "place";
                    case "event", "newsevent" -> "event";
                    default -> "topic";
                };
        boolean taken = kind.equals("topic")
                ? story.terms().subject(name, code)
                : story.terms().add(kind, name);
        if (!taken) {
            story.other("subjectCodes", code == null ? name : code);
            return;
        }
        details(subject, name);
        assertion(subject).ifPresent(known -> details(known, name));
    }

    /** The code of a Media Topic among all that it is said to be the same as, else its own. */
    private String code(Element subject) {
        List<Element> all = new ArrayList<>(List.of(subject));
        all.addAll(subject.select("> sameAs"));
        assertion(subject).ifPresent(known -> all.addAll(known.select("> sameAs")));
        for (Element one : all) {
            for (String key : List.of("qcode", "uri")) {
                if (MediaTopics.code(one.attr(key)).isPresent()) {
                    return one.attr(key);
                }
            }
        }
        String own = XmlTree.attribute(subject, "qcode");
        return own == null ? XmlTree.attribute(subject, "uri") : own;
    }

    private void details(Element element, String name) {
        for (Element same : element.select("> sameAs")) {
            String code = same.attr("qcode");
            if (code.matches("(?i)(wikidata|wd|wdt):Q\\d+")) {
                story.terms().sameAs(name, WIKIDATA + code.replaceFirst(".*:", ""));
            }
            story.terms().sameAs(name, same.attr("uri"));
        }
        String own = element.attr("qcode");
        if (own.matches("(?i)(wikidata|wd):Q\\d+")) {
            story.terms().sameAs(name, WIKIDATA + own.replaceFirst(".*:", ""));
        }
        story.terms().sameAs(name, element.attr("uri"));
        Element position = element.selectFirst("position[latitude][longitude]");
        if (position != null) {
            try {
                double latitude = Double.parseDouble(position.attr("latitude"));
                double longitude = Double.parseDouble(position.attr("longitude"));
                story.terms().position(name, latitude, longitude);
            } catch (NumberFormatException e) {
                story.other("position", name + " " + position.attr("latitude") + " " + position.attr("longitude"));
            }
        }
    }

    private Optional<Element> assertion(Element element) {
        for (String key : List.of("qcode", "literal", "uri")) {
            Element known = element.attr(key).isBlank() ? null : asserts.get(element.attr(key));
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** What something is called, in the item's language if there is a choice; null if only its code is known. */
    private String name(Element element) {
        String own = nameIn(element);
        if (own == null) {
            own = assertion(element).map(this::nameIn).orElse(null);
        }
        String literal = element.attr("literal").strip();
        boolean words = literal.matches(".*\\p{L}.*") && !asserts.containsKey(literal);
        return own != null ? own : words ? literal : null;
    }

    private String nameIn(Element element) {
        String first = null;
        for (Element name : XmlTree.children(element, "name")) {
            String role = end(name.attr("role"));
            if (role.equals("mnemonic") || role.equals("short") && first != null) {
                continue;
            }
            String words = XmlTree.words(name);
            String tag = name.attr("xml:lang");
            boolean ofLanguage =
                    language != null && !tag.isEmpty() && tag.split("-")[0].equalsIgnoreCase(language.split("-")[0]);
            if (ofLanguage && !role.equals("short")) {
                return words;
            }
            first = first == null ? words : first;
        }
        return first;
    }

    private void rights(Element rights) {
        story.copyright(ofLanguage(rights, "copyrightNotice"));
        XmlTree.child(rights, "copyrightHolder").map(this::name).ifPresent(story::copyright);
        story.usageTerms(ofLanguage(rights, "usageTerms"));
        for (Element link : XmlTree.children(rights, "link")) {
            story.license(link.attr("href"));
        }
        for (String expression : List.of("rightsExpressionXML", "rightsExpressionData")) {
            if (XmlTree.child(rights, expression).isPresent()) {
                story.lost(
                        WarningCode.FIELD_LEFT_OUT,
                        "Its rights in the words of machines (" + expression + ") were left out");
            }
        }
    }

    private String ofLanguage(Element parent, String name) {
        String first = null;
        for (Element one : XmlTree.children(parent, name)) {
            String words = XmlTree.words(one);
            if (language != null && one.attr("xml:lang").equalsIgnoreCase(language)) {
                return words;
            }
            first = first == null ? words : first;
        }
        return first;
    }

    private void provider() {
        Element provider = XmlTree.child(item, "itemMeta", "provider").orElse(null);
        String uri = provider == null ? null : XmlTree.attribute(provider, "uri");
        String name = provider == null ? null : name(provider);
        // The name of a host is no name for readers if there is a better one.
        if (name != null && !name.matches("\\S+\\.[a-z]{2,}")) {
            story.provider(name, uri, "agency");
        }
        story.provider(XmlTree.text(item, "contentMeta", "creditline"), uri, "agency");
        XmlTree.child(item, "contentMeta", "infoSource")
                .map(this::name)
                .ifPresent(source -> story.provider(source, null, "agency"));
        story.provider(name, uri, "agency");
    }

    /**
     * Who made it. Many agencies name as its creators whoever had it on the desk; a creator is an author if the byline has
     * the name, or if there is no byline and it is the whole name of a person.
     */
    private void people(Element meta) {
        String byline = story.value("byline");
        for (Element creator : XmlTree.children(meta, "creator")) {
            String name = name(creator);
            boolean author = name != null
                    && name.contains(" ")
                    && (byline == null || byline.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)));
            if (author && !name.equals(story.providerName())) {
                story.person(ArchivePerson.author(null, name));
            } else {
                story.other("creator", name == null ? creator.attr("qcode") : name);
            }
        }
        for (Element contributor : XmlTree.children(meta, "contributor")) {
            String name = name(contributor);
            story.other("contributor", name == null ? contributor.attr("qcode") : name);
        }
    }

    private void contentSet(Element set) {
        for (Element content : set.children()) {
            boolean first = story.body().isEmpty();
            switch (content.tagName()) {
                case "inlineXML" -> inlineXml(content, first);
                case "inlineData" -> inlineData(content, first);
                default -> {}
            }
        }
        List<Element> pictures = set.select("> remoteContent[contenttype^=image/]");
        if (!pictures.isEmpty()) {
            remote(set)
                    .ifPresentOrElse(
                            picture -> story.picture(
                                    WirePicture.of(picture.attr("href").strip(), null, null)),
                            () -> story.lost(
                                    WarningCode.IMAGE_REMOVED,
                                    "The picture “" + pictures.get(0).attr("href")
                                            + "” has no address on the web and does not lie in the archive"));
        }
        for (Element remote : set.select("> remoteContent:not([contenttype^=image/])")) {
            story.lost(
                    WarningCode.CONTENT_REMOVED,
                    "Content of the type “" + remote.attr("contenttype") + "” is elsewhere, at “" + remote.attr("href")
                            + "”, and was left out");
        }
    }

    private void inlineXml(Element content, boolean first) {
        Element root = content.firstElementChild();
        if (root == null) {
            return;
        }
        if (!first) {
            story.lost(
                    WarningCode.CONTENT_REMOVED,
                    "A further text of the item, in “" + root.tagName() + "”, was left out");
        } else if (root.tagName().equals("nitf")) {
            NitfStory.readInto(story, root, liesInArchive);
        } else if (XHTML.contains(root.tagName())) {
            Element body = XmlTree.child(root, "body").orElse(null);
            String html = body == null ? content.html() : body.html();
            if (!story.has("headline")) {
                story.title(XmlTree.text(root, "head", "title"));
            }
            story.body(WireText.body(html, story.value("headline"), story.standfirstWords()));
        } else {
            story.lost(
                    WarningCode.CONTENT_REMOVED,
                    "Its content is “" + root.tagName() + "”, neither XHTML nor NITF, and was left out");
        }
    }

    private void inlineData(Element content, boolean first) {
        String text = content.wholeText();
        String encoding = content.attr("encoding");
        if (text.isBlank()) {
            return;
        }
        if (!first || !encoding.isEmpty()) {
            story.lost(
                    WarningCode.CONTENT_REMOVED,
                    "Content of the type “" + content.attr("contenttype") + "” was left out");
            return;
        }
        boolean html =
                content.attr("contenttype").contains("html") || text.strip().matches("(?s)<[a-zA-Z].*>");
        story.body(
                html
                        ? WireText.body(text.strip(), story.value("headline"), story.standfirstWords())
                        : WireText.paragraphs(text));
    }

    /** The largest picture with an address. */
    private Optional<Element> remote(Element set) {
        Element best = null;
        for (Element remote : XmlTree.children(set, "remoteContent")) {
            String href = remote.attr("href").strip();
            boolean image = remote.attr("contenttype").isEmpty()
                    || remote.attr("contenttype").startsWith("image/");
            boolean usable = image && (isWeb(href) || !href.isEmpty() && liesInArchive.test(href));
            if (usable && (best == null || width(remote) > width(best))) {
                best = remote;
            }
        }
        return Optional.ofNullable(best);
    }

    private static int width(Element remote) {
        Integer width = number(remote.attr("width"));
        return width == null ? 0 : width;
    }

    private static Integer number(String text) {
        return text.strip().matches("\\d{1,6}") ? Integer.valueOf(text.strip()) : null;
    }

    private static boolean isWeb(String href) {
        return href.strip().matches("(?i)https?://\\S+");
    }

    private static String end(String code) {
        return code.strip().replaceFirst("^.*[:/]", "");
    }
}
