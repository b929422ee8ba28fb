package org.broadsheet.archive.wordpress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.ArchiveItem.Media;
import org.broadsheet.archive.ArchiveReader.Lookup;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;

/** What bodies of posts show of other items: galleries of attachments, and reusable blocks. */
final class WxrBodies {

    private static final Pattern GALLERY = Pattern.compile("\\[gallery(\\s[^\\]]*)?\\]");
    private static final Pattern IDS = Pattern.compile("(?:ids|include)\\s*=\\s*[\"'“”]?([\\d,\\s]+)");
    private static final Pattern REUSABLE =
            Pattern.compile("<!--\\s*wp:block\\s*\\{[^}]*?\"ref\"\\s*:\\s*(\\d+)[^}]*\\}\\s*/-->");
    private static final String HTML = "html";

    /** Reusable blocks may show others. */
    private static final int DEEPEST = 5;

    private WxrBodies() {}

    /** Puts galleries and reusable blocks into the body of a post. */
    static void complete(ArchiveArticle article, Lookup lookup) {
        if (!(article.fields().get("body") instanceof ObjectNode body)) {
            return;
        }
        String html = body.path(HTML).asText("");
        String whole = html;
        for (int depth = 0; depth < DEEPEST && whole.contains("wp:block"); depth++) {
            whole = REUSABLE.matcher(whole).replaceAll(match -> block(match, article, lookup));
        }
        if (whole.contains("[gallery")) {
            whole = GALLERY.matcher(whole).replaceAll(match -> gallery(match, article, lookup));
        }
        if (!whole.equals(html)) {
            body.put(HTML, whole);
        }
    }

    private static String block(MatchResult match, ArchiveArticle article, Lookup lookup) {
        return Matcher.quoteReplacement(lookup.snippet(match.group(1)).orElseGet(() -> {
            article.lost(
                    WarningCode.CONTENT_REMOVED,
                    "It shows the reusable block " + match.group(1) + ", which the export does not have");
            return "";
        }));
    }

    private static String gallery(MatchResult match, ArchiveArticle article, Lookup lookup) {
        Matcher ids = IDS.matcher(match.group());
        List<Media> pictures = new ArrayList<>();
        if (ids.find()) {
            for (String id : ids.group(1).split(",")) {
                lookup.media(id.strip())
                        .ifPresentOrElse(
                                pictures::add,
                                () -> article.lost(
                                        WarningCode.IMAGE_REMOVED,
                                        "A gallery shows the attachment " + id.strip()
                                                + ", which the export does not have"));
            }
        } else {
            pictures.addAll(lookup.mediaOf(article.key()));
        }
        if (pictures.isEmpty()) {
            article.lost(WarningCode.IMAGE_REMOVED, "A gallery shows attachments, of which the export has none");
            return "";
        }
        Element gallery = new Element("figure").addClass("wp-block-gallery");
        for (Media picture : pictures) {
            Element figure = gallery.appendElement("figure").addClass("wp-block-image");
            Element image = figure.appendElement("img").attr("src", picture.url());
            if (picture.alt() != null && !picture.alt().isEmpty()) {
                image.attr("alt", picture.alt());
            }
            if (picture.caption() != null && !picture.caption().isEmpty()) {
                figure.appendElement("figcaption").html(picture.caption());
            }
        }
        return Matcher.quoteReplacement("\n\n" + gallery.outerHtml() + "\n\n");
    }
}
