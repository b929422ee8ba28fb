package org.broadsheet.markup;

import java.util.List;
import org.broadsheet.request.ContentLoss;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** HTML as it is after all habits of other systems were rewritten, before cleaning, and what was said on the way. */
record Rewritten(String html, List<ContentLoss> losses) {

    static Rewritten of(String html) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        document.body().appendChildren(Parser.htmlParser().parseFragmentInput(html, document.body(), ""));
        LossCollector losses = new LossCollector();
        Habits.rewrite(document.body(), losses);
        return new Rewritten(document.body().html(), losses.all());
    }

    static String html(String html) {
        return of(html).html;
    }

    /** What was said, without mark-up that has no meaning. */
    List<String> said() {
        return losses.stream()
                .filter(loss -> loss.code() != org.broadsheet.request.WarningCode.MARKUP_IGNORED)
                .map(ContentLoss::detail)
                .toList();
    }
}
