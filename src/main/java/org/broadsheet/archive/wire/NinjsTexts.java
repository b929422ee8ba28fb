package org.broadsheet.archive.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.Xml;
import org.broadsheet.request.WarningCode;

/** The headlines, texts around the body and body of an object of ninjs. */
final class NinjsTexts {

    private final NinjsFields item;
    private final WireStory story;
    private final Predicate<String> liesInArchive;

    NinjsTexts(NinjsFields item, WireStory story, Predicate<String> liesInArchive) {
        this.item = item;
        this.story = story;
        this.liesInArchive = liesInArchive;
    }

    void texts() {
        for (NinjsText text : texts("description", "descriptions")) {
            switch (text.role()) {
                case "standfirst",
                        "summary",
                        "abstract",
                        "main",
                        "text",
                        "html",
                        "xhtml",
                        "",
                        "lead",
                        "teaser",
                        "intro",
                        "dek" -> standfirst(text);
                default -> story.other("description." + text.role(), text.value());
            }
        }
        for (NinjsText text : texts("headline", "headlines")) {
            switch (text.role()) {
                case "", "main", "text", "headline" -> {
                    if (story.has("headline") && !text.isOf(story.value("headline"))) {
                        story.other("headline", text.value());
                    }
                    story.headline(text.value());
                }
                case "short", "web", "mobile" -> story.text("shortHeadline", text.value(), 200);
                case "kicker", "overline" -> story.text("kicker", text.value(), 200);
                case "sub", "subheadline", "subhead", "deck", "standfirst" -> {
                    if (story.hasStandfirst()) {
                        story.other("headline." + text.role(), text.value());
                    }
                    story.standfirst(text.value());
                }
                default -> story.other("headline." + text.role(), text.value());
            }
        }
        story.title(item.wordOrNull("title"));
        story.slugline(item.wordOrNull("slugline"));
        String dateline = item.wordOrNull("dateline");
        story.dateline(dateline);
        item.take("located")
                .ifPresent(located -> story.located(
                        located.isObject() ? NinjsFields.field(located, "name", "city") : located.asText()));
        story.other("edNote", item.wordOrNull("ednote"));
        item.take("keywords", "keyword")
                .ifPresent(words -> NinjsFields.elements(words).forEach(word -> story.terms()
                        .add("topic", word.isObject() ? NinjsFields.field(word, "name", "value") : word.asText())));
    }

    private void standfirst(NinjsText text) {
        if (story.hasStandfirst() && !text.isOf(story.standfirstWords())) {
            story.other("description" + (text.role().isEmpty() ? "" : "." + text.role()), text.value());
        }
        story.standfirstHtml(text.value());
    }

    private List<NinjsText> texts(String one, String many) {
        List<NinjsText> all = new ArrayList<>();
        item.take(many).ifPresent(list -> {
            for (JsonNode text : NinjsFields.elements(list)) {
                String value = text.isObject() ? NinjsFields.field(text, "value") : text.asText();
                if (value != null && !value.isBlank()) {
                    all.add(new NinjsText(
                            NinjsText.role(text), NinjsFields.lower(NinjsFields.field(text, "contenttype")), value));
                }
            }
        });
        item.take(one).filter(JsonNode::isValueNode).ifPresent(value -> all.add(new NinjsText("", "", value.asText())));
        for (String name : List.copyOf(item.names())) {
            if (name.startsWith(one + "_") && item.get(name).isValueNode()) {
                String role = name.substring(one.length() + 1);
                all.add(new NinjsText(role, "", item.word(name)));
            }
        }
        // HTML before plain text, which says less of the same, and otherwise in order.
        if (one.equals("description")) {
            all.sort(Collections.reverseOrder(Comparator.comparing(text -> WireText.isHtml(text.value()))));
        }
        return all;
    }

    void body() {
        List<NinjsText> all = texts("body", "bodies");
        List<NinjsText> marked = all.stream().filter(NinjsText::isMarkup).toList();
        List<NinjsText> html = marked.stream().filter(text -> !text.isXml()).toList();
        NinjsText best = null;
        for (NinjsText text : html) {
            boolean main = List.of("main", "html", "xhtml").contains(text.role());
            best = best == null || main && !List.of("main", "html", "xhtml").contains(best.role()) ? text : best;
        }
        if (best != null) {
            story.body(WireText.body(best.value(), story.value("headline"), story.standfirstWords()));
        } else {
            best = marked.stream()
                    .filter(text -> text.value().contains("<nitf"))
                    .filter(this::nitf)
                    .findFirst()
                    .orElse(null);
        }
        if (best == null) {
            all.stream()
                    .filter(text -> !text.isMarkup())
                    .findFirst()
                    .ifPresent(plain -> story.body(WireText.paragraphs(plain.value())));
        }
        NinjsText taken = best;
        for (NinjsText text : marked) {
            if (text != taken && (taken == null || !text.value().equals(taken.value()))) {
                story.lost(
                        WarningCode.FIELD_LEFT_OUT,
                        "A further form of the text, “" + text.role() + "” ("
                                + (text.type().isEmpty() ? "mark-up" : text.type()) + "), was left out");
            }
        }
    }

    /** Reads a text in NITF. False if it cannot be read. */
    private boolean nitf(NinjsText text) {
        try {
            XMLStreamReader reader =
                    Xml.open(new ByteArrayInputStream(text.value().strip().getBytes(StandardCharsets.UTF_8)));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("nitf")) {
                    NitfStory.readInto(
                            story,
                            XmlTree.read(reader)
                                    .orElseThrow(() -> new ArchiveException("it is longer or deeper than any article")),
                            liesInArchive);
                    return !story.body().isEmpty();
                }
            }
        } catch (XMLStreamException | ArchiveException e) {
            story.lost(WarningCode.CONTENT_REMOVED, "Its text in NITF cannot be read: " + e.getMessage());
        }
        return false;
    }
}
