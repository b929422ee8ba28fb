package org.broadsheet.archive;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Files that no archive comes in, recognised by their first bytes, with a word on what to send instead. */
public final class ForeignFile {

    /** How many of the first bytes are looked at. */
    public static final int BYTES = 8 * 1024;

    private static final String PICTURE =
            "a picture; send what the other system exports, or a zip of that and its pictures";
    private static final String PACKED = "; unpack it, and send what is in it or a zip of that";
    private static final String DOCUMENT = "a document for people to read; send what the other system exports";

    /**
     * A kind of file.
     *
     * @param beginning its first bytes, each as one character
     * @param words what it is and what to do, behind “The file is”
     */
    private record Kind(String beginning, String words) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("\u00FF\u00D8\u00FF", PICTURE),
            new Kind("\u0089PNG", PICTURE),
            new Kind("GIF8", PICTURE),
            new Kind("RIFF", "a picture, film or recording; send what the other system exports"),
            new Kind("\u001F\u008B", "packed by gzip" + PACKED),
            new Kind("BZh", "packed by bzip2" + PACKED),
            new Kind("\u00FD7zXZ", "packed by xz" + PACKED),
            new Kind("(\u00B5/\u00FD", "packed by zstd" + PACKED),
            new Kind("7z\u00BC\u00AF", "packed by 7-Zip" + PACKED),
            new Kind("Rar!", "packed by RAR" + PACKED),
            new Kind("%PDF-", "a PDF, " + DOCUMENT),
            new Kind("\u00D0\u00CF\u0011\u00E0", "a file of an office program; save it as CSV in UTF-8"),
            new Kind("SQLite format 3", "a database of SQLite; export its articles as CSV"));

    /** What is told of NewsML 1.x, of which only the name is that of NewsML-G2. */
    public static final String NEWSML_1 =
            "NewsML 1, which says elsewhere than NewsML-G2 whether its texts may be published,"
                    + " and is not read; ask the agency for NewsML-G2, NITF or ninjs";

    /** The root element of NewsML 1.x. */
    public static final String NEWSML_1_ROOT = "NewsML";

    private ForeignFile() {}

    /**
     * A sentence that says what the file is and what to do; empty if it may be an archive.
     *
     * @param head its first bytes; {@value #BYTES} are enough
     */
    public static Optional<String> sentence(byte[] head) {
        String bytes = new String(head, 0, Math.min(head.length, BYTES), StandardCharsets.ISO_8859_1);
        if (bytes.isBlank()) {
            return Optional.of("The file is empty; send what the other system exports");
        }
        return KINDS.stream()
                .filter(kind -> bytes.startsWith(kind.beginning()))
                .map(Kind::words)
                .findFirst()
                .or(() -> Head.of("", head).root().filter(NEWSML_1_ROOT::equals).map(root -> NEWSML_1))
                .or(() -> kindOfText(bytes))
                .map(words -> "The file is " + words);
    }

    private static Optional<String> kindOfText(String bytes) {
        String beginning = bytes.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        if (beginning.regionMatches(true, 0, "<!doctype html", 0, 14)
                || beginning.regionMatches(true, 0, "<html", 0, 5)) {
            return Optional.of("a page of the web (HTML), perhaps one that asks to log in; send what the other system"
                    + " exports");
        }
        if ((isWide(bytes, 0) || isWide(bytes, 1)) && !bytes.matches("(?s)(?:\u00FF\u00FE|\u00FE\u00FF|<|\0<).*")) {
            return Optional.of("in UTF-16 without a mark that says so; save it as UTF-8");
        }
        return isText(bytes) ? Optional.empty() : Optional.of("no text that an archive comes in, and no zip");
    }

    /** Other texts than those in UTF-16 have hardly any control characters. */
    private static boolean isText(String bytes) {
        long controls = bytes.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
                .count();
        return controls * 20 <= bytes.length() || isWide(bytes, 0) || isWide(bytes, 1);
    }

    /** Whether most of each second byte is null, as in UTF-16 in Latin letters. */
    private static boolean isWide(String bytes, int from) {
        int nulls = 0;
        for (int i = from; i < bytes.length(); i += 2) {
            nulls += bytes.charAt(i) == 0 ? 1 : 0;
        }
        return nulls * 8 > bytes.length();
    }
}
