package org.broadsheet.article.edit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ValueReader;

/** Reads those who made an article: slugs of authors, and objects that say more or name guests, each once. */
@Singleton
@SuppressWarnings("rawtypes")
class ContributorsReader implements ValueReader<List> {

    @Override
    public Class<List> type() {
        return List.class;
    }

    @Override
    public List<ContributorDraft> read(InputReader reader, Field field, Optional<List> stored) {
        JsonInput input = field.input();
        List<ContributorDraft> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<JsonNode> nodes = input.list(field.name(), field.maximum());
        for (int i = 0; i < nodes.size(); i++) {
            ContributorDraft one = read(reader, field, i, nodes.get(i));
            if (one != null && seen.add(one.key())) {
                all.add(one);
            } else if (one != null) {
                input.twice(field.name(), i, one.lacksPage() ? one.name() : one.slug());
            }
        }
        return List.copyOf(all);
    }

    /** Null if it is at fault, or blank in a lenient input. */
    private static ContributorDraft read(InputReader reader, Field field, int place, JsonNode node) {
        JsonInput input = field.input();
        if (node.isTextual()) {
            return input.slugAt(field.name(), place, node)
                    .map(ContributorDraft::author)
                    .orElse(null);
        }
        if (!node.isObject()) {
            input.faults()
                    .add(Fault.pointer(
                            field.pointer() + "/" + place,
                            "Must be an author's slug, or an object with slug or name, and role"));
            return null;
        }
        int faults = input.faults().size();
        ContributorDraft one = reader.read(ContributorDraft.class, input.element(field.name(), place, node));
        return input.faults().size() > faults || one.slug() == null && one.name() == null ? null : one;
    }
}
