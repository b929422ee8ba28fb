package org.broadsheet.body;

import java.util.Locale;
import java.util.Map;

/** Whose content an embed shows. */
final class Providers {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("youtube.com", "youtube"),
            Map.entry("youtube-nocookie.com", "youtube"),
            Map.entry("youtu.be", "youtube"),
            Map.entry("vimeo.com", "vimeo"),
            Map.entry("x.com", "x"),
            Map.entry("twitter.com", "x"),
            Map.entry("instagram.com", "instagram"),
            Map.entry("facebook.com", "facebook"),
            Map.entry("fb.watch", "facebook"),
            Map.entry("tiktok.com", "tiktok"),
            Map.entry("soundcloud.com", "soundcloud"),
            Map.entry("spotify.com", "spotify"),
            Map.entry("datawrapper.de", "datawrapper"),
            Map.entry("dwcdn.net", "datawrapper"),
            Map.entry("flourish.studio", "flourish"),
            Map.entry("documentcloud.org", "documentcloud"));

    private Providers() {}

    /** The known name of an address's host or of the domain above it, else the host itself in lower case. */
    static String of(String url) {
        int from = url.indexOf("://") + 3;
        int to = from;
        while (to < url.length() && "/?#\\".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        String host = url.substring(url.lastIndexOf('@', to - 1) >= from ? url.lastIndexOf('@', to - 1) + 1 : from, to);
        host = host.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
        for (String domain = host; !domain.isEmpty(); ) {
            String known = KNOWN.get(domain);
            if (known != null) {
                return known;
            }
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
