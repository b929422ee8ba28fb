package org.broadsheet.request;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.problem.Fault;

/** Reads a list of texts that have a form of their own, each once. */
@SuppressWarnings("rawtypes")
public abstract class TextsReader implements ValueReader<List> {

    /** Reads one of the texts; empty where it is at fault. */
    protected abstract Optional<String> one(JsonInput list, String index);

    @Override
    public Class<List> type() {
        return List.class;
    }

    @Override
    public List<String> read(InputReader reader, Field field, Optional<List> stored) {
        Set<String> texts = new LinkedHashSet<>();
        List<JsonNode> nodes = field.input().list(field.name(), field.maximum());
        JsonInput list = field.input().numbered(field.name());
        for (int i = 0; i < nodes.size(); i++) {
            String index = Integer.toString(i);
            if (nodes.get(i).isNull()) {
                list.fault(index, "Must be a string");
            }
            Optional<String> text = one(list, index);
            if (text.isPresent() && !texts.add(text.get())) {
                list.faults().add(Fault.pointer(list.pointer(index), "“" + text.get() + "” was sent twice"));
            }
        }
        return List.copyOf(texts);
    }

    /** Reads names as people write them: lines without mark-up. */
    @Singleton
    public static class Names extends TextsReader {

        /** The longest name, in UTF-16 units. */
        public static final int LONGEST = 200;

        @Override
        protected Optional<String> one(JsonInput list, String index) {
            return list.line(index, LONGEST);
        }
    }
}
