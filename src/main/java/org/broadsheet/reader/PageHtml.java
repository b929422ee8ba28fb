package org.broadsheet.reader;

import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import jakarta.enterprise.context.ApplicationScoped;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Completes HTML that the API has sanitised for a page: links lead to these pages and stay in a preview, pictures have
 * room and wait until they are near, wide tables can be scrolled by keyboard. It adds nothing that a user wrote as HTML.
 */
@ApplicationScoped
class PageHtml {

    private static final int MILLION = 1_000_000;
    private static final int THOUSAND = 1_000;

    /** The HTML for a page with these links; null for null. */
    String of(String sanitised, Links links) {
        if (sanitised == null) {
            return null;
        }
        Document document = Jsoup.parseBodyFragment(sanitised);
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        for (Element link : body.select("a[href]:not([href^=#])")) {
            link.attr("href", links.local(link.attr("href")));
        }
        body.select("img").forEach(image -> picture(image, links));
        for (Element media : body.select("video[poster]")) {
            media.attr("poster", links.file(media.attr("poster")));
        }
        body.select("video[title], audio[title]")
                .forEach(media -> media.attr("aria-label", media.attr("title")).removeAttr("title"));
        body.select("[data-transcript]").forEach(PageHtml::transcript);
        body.select("table").forEach(PageHtml::scrolling);
        body.select("pre").attr("tabindex", "0").attr("dir", "ltr");
        body.select("figure.embed, aside.link").forEach(PageHtml::thumbnail);
        body.select("aside.callout").tagName("div").attr("role", "note");
        body.select("aside.link, aside:has(> a.teaser)").tagName("div");
        body.select("section.footnotes").attr("aria-label", "Footnotes");
        body.select("a.footnote-back").attr("aria-label", "Back to the text");
        body.select("figure.file a[data-size]")
                .forEach(file -> file.after(
                        new Element("small").addClass("size").text(size(Long.parseLong(file.attr("data-size"))))));
        return body.html();
    }

    private static void picture(Element image, Links links) {
        image.attr("src", links.file(image.attr("src"))).attr("loading", "lazy").attr("decoding", "async");
        if (!image.hasAttr("alt")) {
            image.attr("alt", "");
        }
        if (!image.hasAttr("width") || !image.hasAttr("height")) {
            image.attr("width", "1600").attr("height", "900").addClass("unmeasured");
        }
        // A link needs a name, which otherwise is the picture's.
        if (image.parent() != null
                && image.parent().is("a")
                && image.attr("alt").isEmpty()) {
            image.parent().attr("aria-label", image.parent().attr("href"));
        }
    }

    /** Puts a table into an area that scrolls, which keyboards reach and which has a name. */
    private static void scrolling(Element table) {
        Element caption = table.selectFirst("> caption");
        String name = caption == null ? "" : caption.text();
        Element area = new Element("div").addClass("scrolls");
        area.attr("role", "region").attr("tabindex", "0").attr("aria-label", name.isEmpty() ? "Table" : name);
        table.replaceWith(area);
        area.appendChild(table);
        table.select("thead th:not([scope])").attr("scope", "col");
    }

    private static void thumbnail(Element card) {
        String address = card.attr("data-thumbnail");
        if (!address.isEmpty()) {
            card.prependElement("img")
                    .attr("src", address)
                    .attr("alt", "")
                    .attr("loading", "lazy")
                    .attr("decoding", "async")
                    .attr("referrerpolicy", "no-referrer")
                    .attr("width", "1600")
                    .attr("height", "900")
                    .addClass("thumbnail");
        }
    }

    private static void transcript(Element media) {
        media.after(new Element("p")
                .addClass("transcript")
                .appendChild(new Element("a")
                        .attr("href", media.attr("data-transcript"))
                        .text("Transcript")));
    }

    private static String size(long bytes) {
        boolean large = bytes >= MILLION;
        return MeasureFormat.getInstance(ULocale.ENGLISH, MeasureFormat.FormatWidth.SHORT)
                .format(
                        large
                                ? new Measure(Math.round(bytes * 10.0 / MILLION) / 10.0, MeasureUnit.MEGABYTE)
                                : new Measure(Math.max(1, bytes / THOUSAND), MeasureUnit.KILOBYTE));
    }
}
