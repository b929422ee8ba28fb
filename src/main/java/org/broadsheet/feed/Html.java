package org.broadsheet.feed;

import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** HTML that leaves its page. */
final class Html {

    private static final List<String> ADDRESSES = List.of("href", "src", "cite", "poster");

    private Html() {}

    /** The same with every address absolute, as seen from this page. */
    static String absolute(String html, URI page) {
        if (html == null) {
            return null;
        }
        Document document = Jsoup.parseBodyFragment(html, page.toString());
        document.outputSettings().prettyPrint(false);
        for (String name : ADDRESSES) {
            for (Element element : document.select("[" + name + "]")) {
                String absolute = element.absUrl(name);
                if (!absolute.isEmpty()) {
                    element.attr(name, absolute);
                }
            }
        }
        return document.body().html();
    }

    /** What is to read in it; null for null. */
    static String text(String html) {
        return html == null ? null : Jsoup.parseBodyFragment(html).text();
    }

    /** Plain text as HTML. */
    static String of(String text) {
        return Entities.escape(text, new Document.OutputSettings().charset("UTF-8"));
    }
}
