package org.broadsheet.article;

import java.time.Instant;
import java.util.List;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Sanitizer;
import org.broadsheet.delivery.JsonInput;

/**
 * A notice as a newsroom sends it with its article.
 *
 * @param html sanitised, at most 5,000 characters
 */
record NoticeDraft(String kind, String html, Instant publishedAt) {

    private static final int TEXT_LENGTH = 5_000;

    static NoticeDraft read(JsonInput input, List<Dropped> dropped) {
        String kind = input.choice("kind", NoticeView.KINDS).orElse(null);
        String text = input.requiredText("text", TEXT_LENGTH);
        Instant publishedAt = input.instant("publishedAt").orElse(null);
        if (kind == null && input.node("kind").isEmpty()) {
            input.fault("kind", "Is required");
        }
        if (publishedAt == null && input.node("publishedAt").isEmpty()) {
            input.fault("publishedAt", "Is required");
        }
        input.refuseOthers();
        Sanitizer.Clean clean = Sanitizer.prose(text);
        clean.dropped().forEach(one -> dropped.add(one.under(input.pointer("text"))));
        return new NoticeDraft(kind, clean.html(), publishedAt);
    }
}
