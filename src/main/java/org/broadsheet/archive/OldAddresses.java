package org.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.request.TrackingMarks;

/** The addresses of an earlier site: which are its own, and which are the same however they are written. */
final class OldAddresses {

    private final Set<String> hosts = new HashSet<>();

    /** Adds a site, whose addresses are own ones from now on. Relative addresses and null are ignored. */
    void addSite(String address) {
        host(address).ifPresent(hosts::add);
    }

    /** Whether no site is known. */
    boolean isEmpty() {
        return hosts.isEmpty();
    }

    private static Optional<String> host(String address) {
        if (address == null || !address.matches("(?i)^(https?:)?//[^/].*")) {
            return Optional.empty();
        }
        String host = address.replaceFirst("(?i)^(https?:)?//([^/?#@]*@)?", "")
                .replaceFirst("[/?#].*$", "")
                .toLowerCase(Locale.ROOT);
        return Optional.of(host.replaceFirst("^www\\.", "").replaceFirst(":\\d+$", ""));
    }

    /**
     * The path and query of an own address, from its first slash and as they are written, without a fragment; empty for
     * addresses of other sites, and for relative ones that do not begin at the root.
     */
    Optional<String> path(String address) {
        String text = address.strip().replaceFirst("#.*$", "");
        if (text.startsWith("/") && !text.startsWith("//")) {
            return Optional.of(text);
        }
        return host(text)
                .filter(hosts::contains)
                .map(host -> text.replaceFirst("(?i)^(https?:)?//[^/?]*", ""))
                .map(path -> path.startsWith("/") ? path : "/" + path);
    }

    /** The same for all spellings of an own address; empty for others and for the front page. */
    Optional<String> key(String address) {
        return path(address).map(OldAddresses::folded).filter(key -> !key.equals("/"));
    }

    private static String folded(String path) {
        String[] parts = path.split("\\?", 2);
        String plain = decoded(parts[0])
                .toLowerCase(Locale.ROOT)
                .replaceAll("/{2,}", "/")
                .replaceFirst("/index\\.(html?|php)$", "/")
                .replaceFirst("(?<=.)/$", "");
        if (parts.length == 1) {
            return plain;
        }
        String query = Arrays.stream(parts[1].split("&"))
                .filter(one -> !one.isEmpty() && !TrackingMarks.isMark(one.replaceFirst("=.*$", "")))
                .sorted()
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? plain : plain + '?' + query;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
