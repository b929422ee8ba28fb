package org.broadsheet.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.response.Delivered;

/**
 * The files that pages load. The name of each has a hash of its content in it, so that browsers may keep it for ever
 * and still get another program's.
 */
@ApplicationScoped
class PageFiles {

    /** Where they are. */
    static final String FOLDER = "/reader/";

    private static final int HASH = 8;

    private final Map<String, Delivered> files = new HashMap<>();
    private final String style;
    private final String script;
    private final String icon;

    PageFiles() {
        this.style = load("pages", "css", "text/css;charset=UTF-8");
        this.script = load("pages", "js", "text/javascript;charset=UTF-8");
        this.icon = load("icon", "svg", "image/svg+xml");
    }

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    String icon() {
        return icon;
    }

    /** A file by its name in the folder. Its content never changes. */
    Optional<Delivered> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Reads a file and returns its path. */
    private String load(String name, String suffix, String mediaType) {
        byte[] bytes = read(name + "." + suffix);
        String hashed = name + "-" + hash(bytes) + "." + suffix;
        files.put(
                hashed,
                new Delivered(
                        bytes, mediaType, null, "Accept-Encoding", null, Set.of(), Optional.empty(), Optional.empty()));
        return FOLDER + hashed;
    }

    private static byte[] read(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
