package org.broadsheet.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.change.Change;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can happen to what the public sees: a thing appears, changes, or is gone. */
final class EventType {

    static final String TEST = "webhook.test";

    /** What a test purges: nothing has it. */
    static final Set<String> TEST_TAGS = Set.of("webhook-test");

    /** What is left of a purge that a node of an earlier version queued. */
    static final String EARLIER_PURGE = "webhook.purge";

    private static final String PUBLISHED = ".published";
    private static final String UPDATED = ".updated";
    private static final String REMOVED = ".removed";

    /** What the change feed shows; the log has more, which only purges are about. */
    private static final Set<String> THINGS = Set.of("article", "author", "redirect", "section", "summary", "tag");

    static final List<String> ALL =
            Arrays.asList(Name.class.getAnnotation(Schema.class).enumeration());

    /** The types as JSON has them. */
    @Schema(
            name = "WebhookEventType",
            description =
                    "What happened to what the public sees: something appeared, changed while it was visible, or is gone.",
            type = SchemaType.STRING,
            enumeration = {
                "article" + PUBLISHED,
                "article" + UPDATED,
                "article" + REMOVED,
                "summary" + PUBLISHED,
                "summary" + UPDATED,
                "summary" + REMOVED,
                "section" + PUBLISHED,
                "section" + UPDATED,
                "section" + REMOVED,
                "tag" + PUBLISHED,
                "tag" + UPDATED,
                "tag" + REMOVED,
                "author" + PUBLISHED,
                "author" + UPDATED,
                "author" + REMOVED,
                "redirect" + PUBLISHED,
                "redirect" + UPDATED,
                "redirect" + REMOVED
            })
    interface Name {}

    private EventType() {}

    /** What a change is to receivers; of those that only purges are about, too. */
    static String of(Change change) {
        return change.type() + (change.isDelete() ? REMOVED : change.impact().appeared() ? PUBLISHED : UPDATED);
    }

    /** Whether receivers of messages are told of a change. */
    static boolean isTold(Change change) {
        return THINGS.contains(change.type());
    }

    /** The nearest type to what was sent in another spelling. */
    static Optional<String> meant(String sent) {
        String lower = sent.toLowerCase(Locale.ROOT).replace('_', '.');
        return ALL.stream().filter(lower::equals).findFirst();
    }
}
