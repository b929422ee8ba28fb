package org.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.broadsheet.request.TrackingMarks;

/** The addresses of an earlier site: which are its own, and which are the same however they are written. */
final class OldAddresses {

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern INDEX = Pattern.compile("/index\\.(html?|php)$");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final String WWW = "www.";

    private final Set<String> hosts = new HashSet<>();

    /** Adds a site, whose addresses are own ones from now on. Relative addresses and null are ignored. */
    void addSite(String address) {
        if (address != null) {
            int authority = authority(address);
            if (authority > 0) {
                hosts.add(host(address.substring(authority, end(address, authority))));
            }
        }
    }

    /** Whether no site is known. */
    boolean isEmpty() {
        return hosts.isEmpty();
    }

    /** Where the authority of an http or https address begins, or of one without a scheme; -1 for other addresses. */
    private static int authority(String address) {
        for (String before : new String[] {"https://", "http://", "//"}) {
            if (address.regionMatches(true, 0, before, 0, before.length())) {
                return before.length();
            }
        }
        return -1;
    }

    /** Where the authority ends that begins here. */
    private static int end(String address, int authority) {
        int end = authority;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** The host of an http or https address in lower case, without www and port; null for other addresses. */
    static String hostOf(String address) {
        int authority = authority(address);
        return authority < 0 ? null : host(address.substring(authority, end(address, authority)));
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        String plain = host.indexOf(':') < 0 ? host : PORT.matcher(host).replaceFirst("");
        return plain.startsWith(WWW) ? plain.substring(WWW.length()) : plain;
    }

    /**
     * The path and query of an own address, from its first slash and as they are written, without a fragment; empty for
     * addresses of other sites, and for relative ones that do not begin at the root.
     */
    Optional<String> path(String address) {
        String stripped = address.strip();
        int fragment = stripped.indexOf('#');
        String text = fragment < 0 ? stripped : stripped.substring(0, fragment);
        int authority = authority(text);
        if (authority < 0) {
            return text.startsWith("/") ? Optional.of(text) : Optional.empty();
        }
        int end = end(text, authority);
        if (!hosts.contains(host(text.substring(authority, end)))) {
            return Optional.empty();
        }
        String path = text.substring(end);
        return Optional.of(path.startsWith("/") ? path : '/' + path);
    }

    /** The same for all spellings of an own address; empty for others and for the front page. */
    Optional<String> key(String address) {
        return path(address).map(OldAddresses::folded).filter(key -> !key.equals("/"));
    }

    /** A {@link #path} as all its spellings have it. */
    private static String folded(String path) {
        int query = path.indexOf('?');
        String plain = decoded(query < 0 ? path : path.substring(0, query)).toLowerCase(Locale.ROOT);
        if (plain.contains("//")) {
            plain = SLASHES.matcher(plain).replaceAll("/");
        }
        if (plain.contains("/index.")) {
            plain = INDEX.matcher(plain).replaceFirst("/");
        }
        if (plain.length() > 1 && plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        if (query < 0) {
            return plain;
        }
        String kept = Arrays.stream(path.substring(query + 1).split("&"))
                .filter(one -> !one.isEmpty() && !TrackingMarks.isMark(one.split("=", 2)[0]))
                .sorted()
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? plain : plain + '?' + kept;
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
