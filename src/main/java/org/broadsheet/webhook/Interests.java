package org.broadsheet.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.broadsheet.change.Change;
import org.broadsheet.partner.Holdings;

/** Which of some changes some receivers are told of. Costs a statement where receivers are told of what partners have. */
@ApplicationScoped
class Interests {

    private static final String ARTICLE = "article";

    private final Holdings holdings;

    Interests(Holdings holdings) {
        this.holdings = holdings;
    }

    private record Text(UUID partner, UUID article) {}

    /** The changes that each of these receivers is told of, as positions in the list. */
    List<List<Integer>> of(List<Webhook> receivers, List<Change> changes) {
        Map<Text, Integer> held = held(receivers, changes);
        List<List<Integer>> told = new ArrayList<>();
        for (Webhook receiver : receivers) {
            Interest interest = new Interest(receiver.draft());
            List<Integer> covered = new ArrayList<>();
            for (int i = 0; i < changes.size(); i++) {
                if (interest.covers(changes.get(i)) && hasOldText(receiver.draft(), changes.get(i), held)) {
                    covered.add(i);
                }
            }
            told.add(covered);
        }
        return told;
    }

    private static boolean hasOldText(WebhookDraft draft, Change change, Map<Text, Integer> held) {
        if (draft.partner() == null) {
            return true;
        }
        Integer version = held.get(new Text(UUID.fromString(draft.partner()), change.id()));
        return change.type().equals(ARTICLE)
                && change.impact().material()
                && version != null
                && version < change.version();
    }

    private Map<Text, Integer> held(List<Webhook> receivers, List<Change> changes) {
        Set<UUID> partners = receivers.stream()
                .filter(receiver -> receiver.draft().partner() != null)
                .map(receiver -> UUID.fromString(receiver.draft().partner()))
                .collect(Collectors.toSet());
        Set<UUID> articles = changes.stream()
                .filter(change -> change.type().equals(ARTICLE))
                .map(Change::id)
                .collect(Collectors.toSet());
        Map<Text, Integer> held = new HashMap<>();
        holdings.of(partners, articles).forEach(one -> held.put(new Text(one.partner(), one.article()), one.version()));
        return held;
    }
}
