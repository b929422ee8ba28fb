package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads the footnotes of other systems: WordPress's block and plugins, Word, iA Writer, Pandoc, Markdown, MediaWiki.
 * What they share: a mark in the text is a link to a note, and the note links back, or is among footnotes.
 */
final class FootnoteMarks {

    private static final Pattern MARK = Pattern.compile(
            "[\\[({]?\\s*(\\p{N}{1,4}|[*†‡§¶‖#]{1,4}|\\p{L}|[ivxlcIVXLC]{1,7}|(note|Note|fn|Fn)\\s?\\d{1,4})\\s*[\\])}.]?");
    private static final Pattern BETWEEN_MARKS = Pattern.compile("[\\s,;\\[\\](){}.–-]*");
    private static final Pattern BACK = Pattern.compile(
            "[\\s\\p{N}↩↑^⏎⤴↵⬆︎\\ufe0f\\ufe0e\\[\\]()]*|(back|return|jump up|top)( to .*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("^\\s*[\\[(]?\\p{N}{1,4}[\\]).:]?\\s+");
    private static final Pattern AMONG = Pattern.compile(
            "footnote|endnote|(^|[-_ ])(fn|ftn|edn|notes|references|reflist)($|[-_ \\d])", Pattern.CASE_INSENSITIVE);

    /** The notes of {@code HtmlWriter}; all of a body become one block. */
    private static final String OWN = "section.footnotes > ol";

    private final Map<String, Element> byId = new HashMap<>();
    /** The marks of each note, by the element that is the note. */
    private final Map<Element, List<Element>> marks = new LinkedHashMap<>();

    private FootnoteMarks() {}

    /** The habit; each source gets a reader of its own. */
    static Habit habit() {
        return (body, losses) -> new FootnoteMarks().rewrite(body);
    }

    private void rewrite(Element body) {
        List<Element> links = Dom.all(
                body,
                element ->
                        element.normalName().equals("a") && element.attr("href").startsWith("#"));
        for (Element element : Dom.all(body, element -> element.attributesSize() > 0)) {
            Stream.of("id", "name")
                    .map(element::attr)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> byId.putIfAbsent(name, element));
        }
        for (Element link : links) {
            Element note = noteOf(link, body);
            if (note != null) {
                marks.computeIfAbsent(note, one -> new ArrayList<>()).add(link);
            }
        }
        if (!marks.isEmpty() || body.select(OWN).size() > 1) {
            write(body);
        }
    }

    private Element noteOf(Element link, Element body) {
        if (!MARK.matcher(link.text().strip()).matches()) {
            return null;
        }
        Element target = byId.get(link.attr("href").substring(1));
        if (target == null || target == link) {
            return null;
        }
        Element note = whole(Tree.blockAround(target));
        boolean outside =
                note != body && !note.normalName().matches("body|table|tr|td|th|h[1-6]") && !isWithin(link, note);
        return outside && (linksBack(note, link) || isAmong(note)) && !isNoteOfItself(link, note) ? note : null;
    }

    /** A note's own mark, which links back to the text, is not a mark in the text. */
    private boolean isNoteOfItself(Element link, Element note) {
        Element around = whole(Tree.blockAround(link));
        return marks.containsKey(around) || isAmong(around) && !isAmong(note);
    }

    private static Element whole(Element block) {
        Element item = block.closest("li");
        if (item != null) {
            return item;
        }
        Element parent = block.parent();
        boolean own = parent != null
                && parent.normalName().matches("div|aside|dd")
                && (parent.id() + " " + parent.className())
                        .matches("(?i).*\\b(ftn|fn|edn|note|footnote|endnote)[-_:]?\\d+.*");
        return own ? parent : block;
    }

    private static boolean isWithin(Element inner, Element outer) {
        for (Element at = inner; at != null; at = at.parent()) {
            if (at == outer) {
                return true;
            }
        }
        return false;
    }

    private boolean linksBack(Element note, Element mark) {
        for (Element back : note.select("a[href^=#]")) {
            Element target = byId.get(back.attr("href").substring(1));
            if (target != null && isNear(target, mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNear(Element target, Element mark) {
        if (isWithin(mark, target) || isWithin(target, mark)) {
            return !Tree.isBlock(target) || target.normalName().equals("p");
        }
        return target.nextElementSibling() == mark
                || target.previousElementSibling() == mark
                || target.parent() != null
                        && target.parent() == mark.parent()
                        && target.normalName().equals("a");
    }

    private static boolean isAmong(Element note) {
        for (Element at = note; at != null && !at.normalName().equals("body"); at = at.parent()) {
            if (AMONG.matcher(at.id() + " " + at.className()).find()
                    || at.attr("role").matches("doc-(footnote|endnotes?)")) {
                return true;
            }
        }
        return false;
    }

    private void write(Element body) {
        List<Element> notes = inOrder(body);
        Element section = new Element("section").attr("class", "footnotes");
        Element list = section.appendElement("ol");
        Set<Element> emptied = new LinkedHashSet<>();
        Element place = place(notes.get(0));
        place.before(section);
        for (int i = 0; i < notes.size(); i++) {
            Element note = notes.get(i);
            int number = i + 1;
            List<Element> own = marks.getOrDefault(note, List.of());
            removeBacks(note);
            for (int k = 0; k < own.size(); k++) {
                mark(own.get(k), number, k + 1);
            }
            for (Element at = note.parent(); at != null && at != body; at = at.parent()) {
                emptied.add(at);
            }
            Element item = list.appendElement("li").attr("id", "fn-" + number);
            note.remove();
            if (note.normalName().matches("li|div|aside|dd|section")) {
                List.copyOf(note.childNodes()).forEach(item::appendChild);
            } else {
                note.removeAttr("id");
                item.appendChild(note);
            }
            withoutNumber(item, note.normalName().equals("li"));
        }
        emptied.forEach(FootnoteMarks::removeIfEmpty);
    }

    /** All notes, and whatever is between them in the same lists, in document order. */
    private List<Element> inOrder(Element body) {
        Set<Element> lists = new LinkedHashSet<>();
        lists.addAll(body.select(OWN));
        marks.keySet().stream()
                .filter(note -> note.normalName().equals("li") && note.parent() != null)
                .forEach(note -> lists.add(note.parent()));
        return Dom.all(
                body,
                element -> marks.containsKey(element)
                        || element.normalName().equals("li") && lists.contains(element.parent()));
    }

    private static Element place(Element note) {
        Element place = note;
        Element parent = note.parent();
        while (parent != null
                && !parent.normalName().equals("body")
                && (parent.normalName().matches("ol|ul")
                        || AMONG.matcher(parent.id() + " " + parent.className()).find())) {
            place = parent;
            parent = parent.parent();
        }
        return place;
    }

    private void removeBacks(Element note) {
        Set<Element> own = new LinkedHashSet<>(marks.getOrDefault(note, List.of()));
        for (Element back : note.select("a[href^=#]")) {
            boolean sign = BACK.matcher(back.text().strip()).matches()
                    || MARK.matcher(back.text().strip()).matches();
            Element target = byId.get(back.attr("href").substring(1));
            boolean toMark = target != null && own.stream().anyMatch(mark -> isNear(target, mark));
            if (back.hasClass("footnote-back") || sign && (toMark || target == null || !isOtherNote(target))) {
                Element around = back.parent();
                back.remove();
                while (around != null && around != note && around.text().isBlank() && around.childrenSize() == 0) {
                    Element parent = around.parent();
                    around.remove();
                    around = parent;
                }
            }
        }
    }

    private boolean isOtherNote(Element target) {
        return marks.keySet().stream().anyMatch(note -> isWithin(target, note));
    }

    private static void mark(Element link, int number, int time) {
        Element mark = new Element("sup").attr("class", "footnote");
        mark.attr("id", "fnref-" + number + (time == 1 ? "" : "-" + time));
        mark.appendElement("a").attr("href", "#fn-" + number).text(Integer.toString(number));
        Element around = link.parent();
        while (around != null
                && around.normalName().matches("sup|span|small|b|strong|em|i")
                && BETWEEN_MARKS.matcher(textBeside(around)).matches()
                && !around.hasClass("footnote-done")) {
            Element outer = around.parent();
            // Several marks in one element come out of it one by one, before the rest.
            around.before(mark);
            link.remove();
            if (around.selectFirst("a") == null) {
                around.remove();
            }
            if (outer != null
                    && outer.normalName().matches("sup|span")
                    && BETWEEN_MARKS.matcher(textBeside(outer)).matches()) {
                outer.before(mark);
                if (outer.selectFirst("a") == null && outer.text().matches(BETWEEN_MARKS.pattern())) {
                    outer.remove();
                }
            }
            return;
        }
        link.replaceWith(mark);
    }

    /** The text of an element outside its links. */
    private static String textBeside(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode own) {
                text.append(own.text());
            } else if (child instanceof Element inner && !inner.normalName().equals("a")) {
                text.append(textBeside(inner));
            }
        }
        return text.toString();
    }

    private static void withoutNumber(Element item, boolean listed) {
        TextNode first = firstText(item);
        if (!listed && first != null) {
            first.text(NUMBER.matcher(first.getWholeText()).replaceFirst(""));
        }
        Element sup = item.selectFirst("sup");
        if (!listed
                && sup != null
                && !sup.hasClass("footnote")
                && MARK.matcher(sup.text().strip()).matches()
                && item.text().startsWith(sup.text())) {
            sup.remove();
        }
    }

    private static TextNode firstText(Element element) {
        for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof TextNode text && !text.isBlank()) {
                return text;
            }
            if (child instanceof Element inner) {
                TextNode found = firstText(inner);
                if (found != null || !inner.text().isBlank()) {
                    return found;
                }
            }
        }
        return null;
    }

    private static void removeIfEmpty(Element container) {
        if (container.parent() == null || !container.text().isBlank()) {
            return;
        }
        boolean only = container.getAllElements().stream()
                .allMatch(element ->
                        element == container || element.normalName().matches("hr|br|ol|ul|div|section|p|li"));
        boolean holdsNotes = container.select("section.footnotes").stream().anyMatch(section -> section != container);
        if (only && !holdsNotes) {
            container.remove();
        }
    }
}
