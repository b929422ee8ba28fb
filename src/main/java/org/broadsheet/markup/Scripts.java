package org.broadsheet.markup;

import java.util.Set;
import org.jsoup.nodes.Element;

/** Distinguishes scripts and drawings that show nothing from those that a reader would miss. */
final class Scripts {

    /** Hosts whose scripts track readers, show advertisements or share pages. */
    private static final Set<String> UNREAD_HOSTS = Set.of(
            "google-analytics.com",
            "googletagmanager.com",
            "googletagservices.com",
            "googlesyndication.com",
            "doubleclick.net",
            "scorecardresearch.com",
            "chartbeat.com",
            "quantserve.com",
            "addthis.com",
            "sharethis.com",
            "outbrain.com",
            "taboola.com",
            "disqus.com",
            "hotjar.com",
            "adobedtm.com",
            "newrelic.com");

    private Scripts() {}

    /** Whether an element that is removed shows readers nothing. */
    static boolean isUnread(Element element) {
        return switch (element.normalName()) {
            case "script" -> isUnreadScript(element);
            case "svg" -> element.text().isBlank();
            case "input" -> element.attr("type").equalsIgnoreCase("hidden");
            case "noscript", "template" ->
                element.text().isBlank() && element.selectFirst("img, iframe, video, audio") == null;
            default -> false;
        };
    }

    private static boolean isUnreadScript(Element script) {
        String source = script.attr("src");
        if (source.isEmpty()) {
            return script.attr("type").endsWith("json") || script.data().isBlank() || isCounter(script.data());
        }
        String host = EmbedTable.host(source.startsWith("//") ? "https:" + source : source);
        return UNREAD_HOSTS.stream().anyMatch(unread -> host.equals(unread) || host.endsWith("." + unread));
    }

    private static boolean isCounter(String code) {
        return code.contains("adsbygoogle") || code.contains("gtag(") || code.contains("_gaq") || code.contains("fbq(");
    }
}
