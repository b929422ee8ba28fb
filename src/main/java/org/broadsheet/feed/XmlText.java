package org.broadsheet.feed;

/** Makes text safe for XML 1.0. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    /** The text with U+FFFD for each character that XML 1.0 cannot represent, not even escaped. */
    static String clean(String text) {
        if (text == null || text.codePoints().allMatch(XmlText::isChar)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isChar(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isChar(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }
}
