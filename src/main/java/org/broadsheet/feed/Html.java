package org.broadsheet.feed;

import java.net.URI;
import java.util.List;
import org.broadsheet.body.Image;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** HTML that is shown outside of its page. */
final class Html {

    private static final List<String> ADDRESSES = List.of("href", "src", "cite", "poster");

    private Html() {}

    /** The HTML with every address resolved against this page, links within it included. */
    static String absolute(String html, URI page) {
        return html == null ? null : absolute(html, page, "");
    }

    /** The same for a document that is the whole page: links within it stay within it. */
    static String inPage(String html, URI page) {
        return absolute(html, page, ":not([href^=#])");
    }

    private static String absolute(String html, URI page, String which) {
        Document document = Jsoup.parseBodyFragment(html, page.toString());
        document.outputSettings().prettyPrint(false);
        for (String name : ADDRESSES) {
            for (Element element : document.select("[" + name + "]" + which)) {
                String absolute = element.absUrl(name);
                if (!absolute.isEmpty()) {
                    element.attr(name, absolute);
                }
            }
        }
        return document.body().html();
    }

    /** The readable text of the HTML; null for null. */
    static String text(String html) {
        return html == null ? null : Jsoup.parseBodyFragment(html).text();
    }

    /** What an image shows, in words; null if unknown. */
    static String described(Image image) {
        return image.alt() == null || image.alt().isEmpty() ? null : image.alt();
    }

    /** Plain text as HTML. */
    static String of(String text) {
        return Entities.escape(text, new Document.OutputSettings().charset("UTF-8"));
    }
}
