package org.broadsheet.markup;

import java.util.Arrays;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Frames that are loaded only when a reader comes near them: the address is in another attribute ({@code data-src} of
 * lazysizes and a dozen plugins of WordPress, {@code data-lazy-src} of WP Rocket, {@code data-litespeed-src} of
 * LiteSpeed Cache, {@code data-cookieblock-src} and the like of consent managers), and often a copy follows in {@code
 * <noscript>}.
 */
final class LazyFrames implements Habit {

    /** The attributes with the address of a frame, the one of HTML first. */
    static final String[] SOURCES = {
        "src",
        "data-src",
        "data-lazy-src",
        "data-litespeed-src",
        "data-ezsrc",
        "data-nitro-lazy-src",
        "nitro-lazy-src",
        "data-wpr-lazy-src",
        "data-original",
        "data-orig-src",
        "data-lazyload",
        "data-lazy",
        "data-perfmatters-src",
        "data-cookieblock-src",
        "data-cmplz-src",
        "data-src-cmplz",
        "data-suppressedsrc",
        "data-cookie-src",
        "data-borlabs-cookie-src",
        "data-iframe-src",
        "data-url",
        "data-embed-src",
        "data-frame-src",
        "data-breeze",
        "data-ll-src",
        "data-fallback-src",
        "data-cookieconsent-src",
        "data-consent-src",
        "data-cli-src",
        "data-usercentrics-src",
        "data-uc-src",
        "data-cookiefirst-src",
        "data-hosted-src",
        "data-opt-src"
    };

    private static final Set<String> BLANK = Set.of("", "about:blank", "#", "javascript:false", "javascript:;");

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element frame : Dom.tagged(body, "iframe")) {
            if (Dom.isWithin(frame, body)) {
                String url = source(frame);
                if (url != null) {
                    frame.attr("src", url);
                } else if (BLANK.contains(frame.attr("src").strip())) {
                    String path = Dom.attribute(frame, Arrays.copyOfRange(SOURCES, 1, SOURCES.length));
                    frame.attr("src", path == null ? "" : path);
                }
            }
        }
        for (Element noscript : Dom.tagged(body, "noscript")) {
            Element copy = Dom.firstTagged(noscript, "iframe");
            if (copy != null && Dom.isWithin(noscript, body)) {
                unwrap(noscript, copy, losses);
            }
        }
    }

    /** The address of a frame, wherever it is written; null if there is none. */
    static String source(Element frame) {
        for (String name : SOURCES) {
            String value = frame.attr(name).strip();
            String url = value.isEmpty() ? null : UrlPolicy.web(value);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    private static void unwrap(Element noscript, Element copy, LossCollector losses) {
        String url = source(copy);
        if (url != null && isTracker(url)) {
            losses.ignore("tracker <iframe>");
            noscript.remove();
            return;
        }
        Element before = Dom.previousElement(noscript);
        Element frame =
                before == null || before.normalName().equals("iframe") ? before : Dom.firstTagged(before, "iframe");
        if (frame != null) {
            String other = source(frame);
            if (other == null && url != null) {
                frame.attr("src", url);
                other = url;
            }
            if (other != null && other.equals(url)) {
                noscript.remove();
                return;
            }
        }
        noscript.unwrap();
    }

    /** Whether a frame only counts readers: Google's tag manager asks pages to have one. */
    static boolean isTracker(String url) {
        String page = EmbedTable.fromHost(url);
        return page.startsWith("googletagmanager.com/") || page.contains(".fls.doubleclick.net/");
    }
}
