package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;

/** Reads a {@link LeadMedia} as {@link LeadMediaDraft} declares it. As with a body, a patch has it whole. */
@Singleton
class LeadMediaReader implements ValueReader<LeadMedia> {

    private static final String TYPE = "type";
    private static final List<String> TYPES =
            LeadMedia.TYPES.stream().map(BlockType::wireName).toList();

    @Override
    public Class<LeadMedia> type() {
        return LeadMedia.class;
    }

    @Override
    public LeadMedia read(InputReader reader, Field field, Optional<LeadMedia> stored) {
        JsonNode sent = field.input().node(field.name()).orElseThrow();
        if (sent.isObject() && !TYPES.contains(sent.path(TYPE).asText())) {
            field.input()
                    .faults()
                    .add(Fault.pointer(field.pointer() + "/" + TYPE, "Must be one of " + String.join(", ", TYPES)));
            return null;
        }
        try {
            ParsedBody parsed = BlockReader.one(sent, field.pointer());
            parsed.losses().forEach(loss -> field.input().lost(loss.under(field.pointer())));
            if (!parsed.body().references().isEmpty()) {
                field.fault("Must not refer to articles: link to their pages by their addresses");
                return null;
            }
            return parsed.body().blocks().isEmpty()
                    ? null
                    : (LeadMedia) parsed.body().blocks().get(0);
        } catch (InvalidBodyException e) {
            field.input().faults().addAll(e.faults());
            return null;
        }
    }
}
