package org.broadsheet.archive.wire;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.broadsheet.archive.ArchiveItem;
import org.broadsheet.archive.ArchivePerson;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/** A NITF document (IPTC NITF 3.0 to 3.6) as a story. */
final class NitfStory {

    private final Element nitf;
    private final WireStory story;
    private final Predicate<String> liesInArchive;

    private NitfStory(Element nitf, WireStory story, Predicate<String> liesInArchive) {
        this.nitf = nitf;
        this.story = story;
        this.liesInArchive = liesInArchive;
    }

    /** The id that its sender gives it; null if it has none. */
    static String id(Element nitf) {
        return XmlTree.attributeOf(nitf, "id-string", "head", "docdata", "doc-id");
    }

    static WireVersions.Rank rank(Element nitf) {
        Element head = XmlTree.child(nitf, "head").orElse(nitf);
        return WireVersions.Rank.of(
                XmlTree.attributeOf(head, "version", "docdata", "du-key"),
                WireTimes.parse(XmlTree.attributeOf(head, "norm", "docdata", "date.issue"))
                        .or(() -> WireTimes.parse(XmlTree.attributeOf(head, "date.publication", "pubdata")))
                        .orElse(null));
    }

    /** A whole document. */
    static ArchiveItem read(Element nitf, String place, Predicate<String> liesInArchive) {
        WireStory story = new WireStory(id(nitf), place);
        NitfStory reading = new NitfStory(nitf, story, liesInArchive);
        story.language(XmlTree.attribute(nitf, "xml:lang")).language(XmlTree.attribute(nitf, "baselang"));
        reading.head();
        reading.body();
        return story.build();
    }

    /** A document that is the text of another item, which has said of itself what it wanted to say. */
    static void readInto(WireStory story, Element nitf, Predicate<String> liesInArchive) {
        NitfStory reading = new NitfStory(nitf, story, liesInArchive);
        reading.head();
        reading.body();
    }

    private void head() {
        Element head = XmlTree.child(nitf, "head").orElse(null);
        if (head == null) {
            return;
        }
        story.title(XmlTree.text(head, "title"));
        for (Element meta : XmlTree.children(head, "meta")) {
            meta(meta.attr("name"), meta.attr("content"));
        }
        for (Element subject : head.getElementsByTag("tobject.subject")) {
            subject(subject);
        }
        for (Element property : head.getElementsByTag("tobject.property")) {
            genre(property.attr("tobject.property.type"));
        }
        XmlTree.child(head, "docdata").ifPresent(this::docdata);
        for (Element pubdata : XmlTree.children(head, "pubdata")) {
            WireTimes.parse(pubdata.attr("date.publication")).ifPresent(story::published);
            if (pubdata.attr("ex-ref").matches("https?://\\S+")) {
                story.address(pubdata.attr("ex-ref"));
            }
            story.other("page", pubdata.attr("position.section") + " " + pubdata.attr("position.sequence"));
        }
    }

    /** What the larger senders say beyond the standard; the rest of it is for machines of their own. */
    private void meta(String name, String content) {
        if (content.isBlank()) {
            return;
        }
        if (name.equals("online_sections") || name.equals("section")) {
            for (String section : content.split(";")) {
                story.terms().section(null, section);
            }
        } else {
            story.other("meta." + name, content);
        }
    }

    private void subject(Element subject) {
        String number = subject.attr("tobject.subject.refnum");
        String top = subject.attr("tobject.subject.type").strip();
        String name = "";
        for (String level : new String[] {"detail", "matter", "type"}) {
            if (name.isBlank()) {
                name = subject.attr("tobject.subject." + level).strip();
            }
        }
        boolean ofIptc = subject.attr("tobject.subject.ipr").isBlank()
                || subject.attr("tobject.subject.ipr").equals("IPTC");
        if (!story.terms().subject(name.isEmpty() ? null : name, ofIptc ? number : null)) {
            story.other("subjectCodes", number.isEmpty() ? top : number);
        }
    }

    private void genre(String genre) {
        if (!genre.isBlank() && !story.kind(genre)) {
            story.other("genre", genre);
        }
    }

    private void docdata(Element docdata) {
        String release = XmlTree.attributeOf(docdata, "norm", "date.release");
        String status = docdata.attr("management-status");
        if (status.equals("embargoed")) {
            story.embargo(release);
        } else {
            story.status(status);
        }
        WireTimes.parse(release).ifPresent(story::published);
        WireTimes.parse(XmlTree.attributeOf(docdata, "norm", "date.issue")).ifPresent(time -> {
            story.published(time);
            story.updated(time);
        });
        story.expires(XmlTree.attributeOf(docdata, "norm", "date.expire"));
        story.urgency(XmlTree.attributeOf(docdata, "ed-urg", "urgency"));
        for (Element message : XmlTree.children(docdata, "ed-msg")) {
            story.other("edNote", message.attr("info"));
        }
        rights(docdata);
        for (Element source : docdata.getElementsByTag("from-src")) {
            story.provider(source.attr("src-name"), null, "agency");
        }
        for (Element where : XmlTree.children(docdata, "evloc")) {
            String city = XmlTree.attribute(where, "city");
            String region = XmlTree.attribute(where, "state-prov");
            story.happened(city == null ? region : city, null, null);
        }
        for (Element keyword : docdata.getElementsByTag("keyword")) {
            story.terms().add("topic", keyword.attr("key"));
        }
        for (Element content : XmlTree.children(docdata, "identified-content")) {
            content.children().forEach(this::identified);
        }
        for (Element scope : XmlTree.children(docdata, "doc-scope")) {
            story.other("scope", scope.attr("scope"));
        }
        for (Element fixture : XmlTree.children(docdata, "fixture")) {
            story.other("fixture", fixture.attr("fix-id"));
        }
        for (Element series : XmlTree.children(docdata, "series")) {
            story.other("series", series.attr("series.name"));
        }
    }

    private void rights(Element docdata) {
        XmlTree.child(docdata, "doc.copyright").ifPresent(copyright -> {
            String holder = XmlTree.attribute(copyright, "holder");
            String year = XmlTree.attribute(copyright, "year");
            if (holder != null) {
                story.copyright(year == null ? holder : "© " + year + " " + holder);
            }
        });
        for (Element rights : XmlTree.children(docdata, "doc.rights")) {
            String terms = (rights.attr("type") + " " + rights.attr("limitations")).strip();
            story.usageTerms(terms).rightsExpire(rights.attr("enddate"));
        }
    }

    private void identified(Element element) {
        String words = XmlTree.words(element);
        String name = words == null ? XmlTree.attribute(element, "value") : words;
        switch (element.tagName()) {
            case "person" -> story.terms().add("person", name);
            case "org" -> story.terms().add("organisation", name);
            case "location" -> story.terms().add("place", name);
            case "event" -> story.terms().add("event", name);
            case "object.title" -> story.terms().add("topic", name);
            case "classifier" -> classifier(element, words, name);
            default -> {}
        }
    }

    /** A classifier's words are a topic; its codes and paths are for machines. */
    private void classifier(Element element, String words, String name) {
        String type = element.attr("type");
        boolean isName = name != null
                && !type.toLowerCase(Locale.ROOT).contains("code")
                && (words != null || element.hasAttr("value") && name.length() > 2)
                && !type.equals("taxonomic_classifier");
        if (type.equals("types_of_material")) {
            genre(name == null ? "" : name);
        } else if (!isName || !story.terms().add("topic", name)) {
            story.other("classifiers", (type + " " + (name == null ? "" : name)).strip());
        }
    }

    private void body() {
        Element body = XmlTree.child(nitf, "body").orElse(nitf);
        XmlTree.child(body, "body.head").ifPresent(this::bodyHead);
        NitfHtml writer = new NitfHtml(story, liesInArchive);
        String html = "";
        for (Element content : body.children()) {
            // One well-known archive has it in the plural.
            if (Set.of("body.content", "body.contents").contains(content.tagName())) {
                repeatedHeadline(content);
                html = writer.body(content);
            }
        }
        Element end = XmlTree.child(body, "body.end").orElse(null);
        if (end != null && end.hasText()) {
            html = writer.with(end);
        }
        story.body(html);
    }

    private void repeatedHeadline(Element content) {
        Element first = content.selectFirst("hl1, hl2");
        if (first != null && first.text().strip().equals(story.value("headline"))) {
            first.remove();
        }
    }

    private void bodyHead(Element head) {
        Element hedline = XmlTree.child(head, "hedline").orElse(head);
        story.headline(XmlTree.text(hedline, "hl1"));
        XmlTree.child(head, "abstract").ifPresent(summary -> story.standfirstHtml(paragraphs(summary)));
        for (Element second : XmlTree.children(hedline, "hl2")) {
            String words = XmlTree.words(second);
            if (words == null || words.equals(story.value("headline"))) {
                continue;
            }
            if (!story.has("headline")) {
                story.headline(words);
            } else if (!story.hasStandfirst()) {
                story.standfirst(words);
            } else {
                story.other("subheadline", words);
            }
        }
        for (Element byline : XmlTree.children(head, "byline")) {
            byline(byline);
        }
        for (Element dateline : XmlTree.children(head, "dateline")) {
            dateline(dateline);
        }
        story.provider(XmlTree.text(head, "distributor"), null, "agency");
        for (Element note : XmlTree.children(head, "note")) {
            story.other("edNote", XmlTree.words(note));
        }
        XmlTree.child(head, "rights").ifPresent(rights -> {
            String owner = XmlTree.text(rights, "rights.owner");
            story.copyright(owner == null ? XmlTree.words(rights) : owner);
        });
        String source = XmlTree.attributeOf(nitf, "regsrc", "head", "docdata", "doc-id");
        story.provider(source, null, "agency");
    }

    private static String paragraphs(Element element) {
        StringBuilder html = new StringBuilder();
        boolean any = false;
        for (Element paragraph : XmlTree.children(element, "p")) {
            html.append("<p>").append(NitfHtml.inline(paragraph)).append("</p>");
            any = true;
        }
        return any ? html.toString() : NitfHtml.inline(element);
    }

    private void byline(Element byline) {
        for (Element person : byline.getElementsByTag("person")) {
            String name = XmlTree.words(person);
            if (name != null) {
                story.person(ArchivePerson.author(null, name));
            }
        }
        // A title follows its name without a space in many documents.
        for (Element title : byline.getElementsByTag("byttl")) {
            boolean follows =
                    !byline.wholeText().strip().startsWith(title.wholeText().strip());
            title.prependText(follows ? ", " : " ");
        }
        String words = WireText.plain(byline.wholeText());
        if (words == null) {
            return;
        }
        String line = words.replaceAll("\\s+,", ",").replaceAll(",\\s*,", ",");
        if (story.has("byline") && !line.equals(story.value("byline"))) {
            story.lost(WarningCode.FIELD_LEFT_OUT, "A further byline, “" + line + "”, was left out");
        }
        story.byline(line);
    }

    private void dateline(Element dateline) {
        for (Element date : dateline.getElementsByTag("story.date")) {
            WireTimes.parse(date.attr("norm")).ifPresent(story::published);
            if (date.text().strip().matches("[0-9TZ:+.-]+")) {
                date.remove();
            }
        }
        story.dateline(dateline.wholeText());
    }
}
