package org.broadsheet.webhook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.Traits;

/** Which changes a receiver is told of. Each condition looks at what the thing was before the change too. */
final class Interest {

    private final WebhookDraft draft;
    private final Set<String> events;
    private final Set<String> sections;
    private final Set<String> tags;
    private final Set<String> kinds;
    private final Set<String> sources;

    Interest(WebhookDraft draft) {
        this.draft = draft;
        this.events = Set.copyOf(draft.events());
        this.sections = named(draft.sections(), CacheTags::section);
        this.tags = named(draft.tags(), CacheTags::tag);
        this.kinds = named(draft.kinds(), Traits::kind);
        this.sources = named(draft.sources(), Traits::source);
    }

    private static Set<String> named(List<String> names, UnaryOperator<String> tag) {
        Set<String> tags = new HashSet<>();
        names.forEach(name -> tags.add(tag.apply(name)));
        return tags;
    }

    boolean covers(Change change) {
        return (EventType.isTold(change) || draft.protocol() == Protocol.PURGE)
                && (events.isEmpty() || events.contains(EventType.of(change)))
                && (change.impact().material() || !draft.materialOnly())
                && meets(sections, change.cacheTags())
                && meets(tags, change.cacheTags())
                && meets(kinds, change.impact().traits())
                && meets(sources, change.impact().traits());
    }

    private static boolean meets(Set<String> wanted, Set<String> has) {
        return wanted.isEmpty() || wanted.stream().anyMatch(has::contains);
    }
}
