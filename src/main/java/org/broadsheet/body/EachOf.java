package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;

/** Reads one word for each part of a block, each from a list of allowed words; words may repeat. */
@SuppressWarnings("rawtypes")
abstract class EachOf implements ValueReader<List> {

    private final List<String> words;

    private EachOf(String... words) {
        this.words = List.of(words);
    }

    @Override
    public Class<List> type() {
        return List.class;
    }

    @Override
    public List<String> read(InputReader reader, Field field, Optional<List> stored) {
        List<String> read = new ArrayList<>();
        List<JsonNode> nodes = field.input().list(field.name(), field.maximum());
        for (JsonNode node : nodes) {
            if (!words.contains(node.asText())) {
                field.input()
                        .faults()
                        .add(Fault.pointer(
                                        field.pointer() + "/" + read.size(),
                                        "Must be one of " + String.join(", ", words))
                                .allowing(words));
            }
            read.add(node.asText());
        }
        return read;
    }

    /** The tasks of a list. */
    @Singleton
    static final class Tasks extends EachOf {
        Tasks() {
            super(Block.ListBlock.OPEN, Block.ListBlock.DONE, Block.ListBlock.NONE);
        }
    }

    /** The alignments of a table's columns. */
    @Singleton
    static final class Alignments extends EachOf {
        Alignments() {
            super("left", "center", "right", Block.Table.UNALIGNED);
        }
    }
}
