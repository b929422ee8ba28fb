package org.broadsheet.archive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of a file, from which its format is recognised.
 *
 * @param name the file's name or path, may be empty
 * @param text up to {@value #CHARACTERS} characters, without a byte order mark
 */
public record Head(String name, String text) {

    static final int CHARACTERS = 64 * 1024;

    /** The first tag, after any declaration, comment, processing instruction and document type. */
    private static final Pattern ROOT = Pattern.compile(
            "^\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*|<!DOCTYPE[^<>\\[]*(?:\\[.*?\\])?\\s*>\\s*)*<([\\w.-]+:)?([\\w.-]+)([^>]*)>",
            Pattern.DOTALL);

    /** The beginning of a file; up to {@value #CHARACTERS} of its bytes are enough. */
    public static Head of(String name, byte[] bytes) {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            charset = StandardCharsets.UTF_16LE;
        } else if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            charset = StandardCharsets.UTF_16BE;
        }
        String text = new String(bytes, charset);
        return new Head(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** What follows the last point of the name, in lower case; empty if there is none. */
    public String extension() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int point = last.lastIndexOf('.');
        return point < 0 ? "" : last.substring(point + 1).toLowerCase(Locale.ROOT);
    }

    /** The local name of an XML document's root element; empty if it is none. */
    public Optional<String> root() {
        return rootMatch().map(match -> match.group(2));
    }

    /** The attributes of the root element, namespaces among them, as they are written; empty for other documents. */
    public String rootAttributes() {
        return rootMatch().map(match -> match.group(3)).orElse("");
    }

    /** Whether it begins as a JSON object or array does. */
    public boolean isJson() {
        String stripped = text.stripLeading();
        return stripped.startsWith("{") || stripped.startsWith("[");
    }

    private Optional<Matcher> rootMatch() {
        if (!text.stripLeading().startsWith("<")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ROOT.matcher(text)).filter(Matcher::find);
        } catch (StackOverflowError e) {
            // A head made of thousands of comments: no format has one.
            return Optional.empty();
        }
    }
}
