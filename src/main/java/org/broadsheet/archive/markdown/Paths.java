package org.broadsheet.archive.markdown;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths within a site. */
final class Paths {

    private Paths() {}

    /** A path as seen from a file; null if it leads out of the site. */
    static String resolve(String file, String written) {
        if (written.startsWith("/")) {
            return resolve("", written.substring(1));
        }
        Deque<String> parts = new ArrayDeque<>();
        int slash = file.lastIndexOf('/');
        for (String part : (slash < 0 ? written : file.substring(0, slash) + "/" + written).split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.removeLast();
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
