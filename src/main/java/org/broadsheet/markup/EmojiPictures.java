package org.broadsheet.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Emoji that a script or a mail program turned into pictures: WordPress ({@code wp-smiley}, {@code s.w.org}), Twemoji,
 * Facebook, Gmail, GitHub, Discourse, JoyPixels, Google's Noto. The character is in the alternative text, or its code
 * points are the name of the file.
 *
 * <p>Documented at <a href="https://github.com/jdecked/twemoji">Twemoji</a>, which WordPress uses.
 */
final class EmojiPictures implements Habit {

    private static final Pattern CLASSES = Pattern.compile(
            "(^|\\s)(wp-smiley|emoji|twemoji|emojione|an1|emojify|g-emoji|joypixels|smiley|emoticon|wp-emoji)(\\s|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile(
            "s\\.w\\.org/images/core/emoji/|twemoji|/emoji(one|jis?)?/|/images/emoji\\.php/|mail\\.google\\.com/mail/e/|"
                    + "fonts\\.gstatic\\.com/s/e/notoemoji|abs(-\\d)?\\.twimg\\.com/emoji/|static\\.xx\\.fbcdn\\.net/images/emoji|"
                    + "/wp-includes/images/smilies/|/smileys?/|emoji\\.slack-edge\\.com|discourse-emojis",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern POINTS = Pattern.compile(
            "/(?:emoji_u|u)?((?:[0-9a-f]{2,6})(?:[-_][0-9a-f]{2,6})*)\\.(?:png|svg|gif|webp)",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 40;

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element image : Dom.tagged(body, "img")) {
            if (isEmoji(image)) {
                String text = text(image);
                if (text != null) {
                    image.replaceWith(new TextNode(text));
                }
            }
        }
    }

    /** Whether an image may stand for a character. */
    static boolean isEmoji(Element image) {
        if (CLASSES.matcher(image.attr("class")).find() || image.hasAttr("data-emoji") || image.hasAttr("goomoji")) {
            return true;
        }
        String source = image.attr("src");
        return ADDRESS.matcher(source).find()
                && (isShort(image.attr("alt")) || POINTS.matcher(source).find());
    }

    /** Whether a text is emoji or a smiley of signs, not words. */
    private static boolean isShort(String alt) {
        return !alt.isBlank() && alt.codePoints().noneMatch(Character::isLetter) && alt.length() <= LONGEST
                || alt.matches(":[\\w+-]{1,30}:");
    }

    private static String text(Element image) {
        String alt = image.attr("alt").strip();
        String named = image.attr("data-emoji").strip();
        if (isShort(alt) && !alt.matches(":[\\w+-]{2,30}:")) {
            return alt;
        }
        if (isShort(named)) {
            return named;
        }
        Matcher points = POINTS.matcher(image.attr("src"));
        if (points.find()) {
            String characters = characters(points.group(1));
            if (characters != null) {
                return characters;
            }
        }
        return alt.isEmpty() || alt.length() > LONGEST ? null : alt;
    }

    private static String characters(String points) {
        StringBuilder text = new StringBuilder();
        for (String point : points.split("[-_]")) {
            int code = Integer.parseInt(point, 16);
            if (!Character.isValidCodePoint(code)
                    || code < 0x20
                    || Character.isSurrogate((char) code) && code < 0x10000) {
                return null;
            }
            text.appendCodePoint(code);
        }
        boolean emoji =
                text.codePoints().anyMatch(code -> code > 0x2000 || code == 0x20E3 || code == 0xA9 || code == 0xAE);
        return emoji ? text.toString() : null;
    }
}
