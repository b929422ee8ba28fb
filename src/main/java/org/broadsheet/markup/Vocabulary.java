package org.broadsheet.markup;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The names that occur in a body, collected in one walk for all habits, so that a clean body costs a few look-ups
 * instead of a search by each habit.
 */
final class Vocabulary {

    private final Set<String> tags = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private int images;
    private boolean emoji;
    private boolean lazy;
    private boolean bracket;
    private boolean address;
    private boolean brace;
    private boolean comment;
    private boolean lines;
    private boolean within;

    private Vocabulary() {}

    static Vocabulary of(Element body) {
        Vocabulary vocabulary = new Vocabulary();
        for (Node node = Dom.next(body, body); node != null; node = Dom.next(node, body)) {
            if (node instanceof TextNode text) {
                vocabulary.read(text);
            } else if (node instanceof Element element) {
                vocabulary.read(element);
            } else if (node instanceof Comment) {
                vocabulary.comment = true;
            }
        }
        return vocabulary;
    }

    private void read(Element element) {
        String tag = element.normalName();
        tags.add(tag);
        if (tag.equals("img")) {
            images++;
            emoji = emoji || EmojiPictures.isEmoji(element);
            lazy = lazy || LazyPictures.isRewritten(element);
        }
        if (element.attributesSize() == 0) {
            return;
        }
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            attributes.add(name);
            if (name.equals("href")) {
                within |= attribute.getValue().startsWith("#");
            }
            if (name.equals("class")) {
                Collections.addAll(classes, Dom.WHITE_SPACE.split(attribute.getValue()));
            }
        }
    }

    private void read(TextNode node) {
        String text = node.getWholeText();
        bracket |= text.indexOf('[') >= 0;
        brace |= text.indexOf('{') >= 0;
        lines |= text.indexOf('\n') >= 0;
        address = address
                || text.contains("://")
                || node.parent().normalName().equals("a") && text.indexOf('/') > 0 && text.indexOf('.') > 0;
    }

    boolean hasSeveralImages() {
        return images > 1;
    }

    /** Whether an image stands for a character. */
    boolean hasEmoji() {
        return emoji;
    }

    /** Whether an image is loaded by a script, or only counts readers. */
    boolean hasLazyImage() {
        return lazy;
    }

    boolean hasTag(String tag) {
        return tags.contains(tag);
    }

    boolean hasComment() {
        return comment;
    }

    boolean hasClassWith(String part) {
        return classes.stream().anyMatch(name -> name.contains(part));
    }

    boolean hasTagWith(char sign) {
        return tags.stream().anyMatch(tag -> tag.indexOf(sign) >= 0);
    }

    boolean hasTagStarting(String prefix) {
        return tags.stream().anyMatch(tag -> tag.startsWith(prefix));
    }

    boolean hasAnyTag(Set<String> names) {
        return !Collections.disjoint(tags, names);
    }

    boolean hasAnyClass(Set<String> names) {
        return !Collections.disjoint(classes, names);
    }

    boolean hasClassStarting(String prefix) {
        return classes.stream().anyMatch(name -> name.startsWith(prefix));
    }

    boolean hasAnyAttribute(Set<String> names) {
        return !Collections.disjoint(attributes, names);
    }

    /** Whether a text has an opening bracket, which every shortcode begins with. */
    boolean hasBracket() {
        return bracket;
    }

    /** Whether a text contains what could be a web address. */
    boolean hasAddress() {
        return address;
    }

    /** Whether a text has an opening brace, which every template tag begins with. */
    boolean hasBrace() {
        return brace;
    }

    /** Whether a text has several lines. */
    boolean hasLines() {
        return lines;
    }

    /** Whether a link leads to another place of the body. */
    boolean hasLinkWithin() {
        return within;
    }
}
