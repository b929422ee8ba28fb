package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.broadsheet.archive.ArchiveRecord;
import org.broadsheet.extra.Extra;
import org.broadsheet.extra.SchemaKind;
import org.broadsheet.ingest.ImportRequest.UnknownFields;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.request.StrictJson;
import org.broadsheet.request.WarningCode;

/**
 * Parses lines of an import into records. Accepts the spellings of archives, which nobody can change any more; see
 * {@link JsonInput#lenient}. Stateless: many threads may use it at once.
 */
@ApplicationScoped
class RecordReader {

    private static final Supplier<String> NOTHING = () -> "";

    private final InputReader reader;

    RecordReader(InputReader reader) {
        this.reader = reader;
    }

    /**
     * Parses a line. Faults are part of the result and never thrown; so are losses that the policy refuses.
     *
     * @param unknown what becomes of fields that its record does not have
     */
    RecordLine read(RecordSource.Sent sent, LossPolicy policy, UnknownFields unknown) {
        return sent.made() == null ? read(sent.line(), policy, unknown) : read(sent.number(), sent.made(), policy);
    }

    private RecordLine read(long number, ArchiveRecord made, LossPolicy policy) {
        if (made.record() == null) {
            return new RecordLine(number, NOTHING, null, List.of(), made.losses(), Map.of());
        }
        return read(number, made.record(), made.record()::toString, made.losses(), policy);
    }

    private RecordLine read(Lines.Line line, LossPolicy policy, UnknownFields unknown) {
        if (line.isTooLong()) {
            return rejected(line.number(), "Is longer than " + Lines.MAX_BYTES + " bytes");
        }
        String source;
        try {
            source = StrictJson.text(line.bytes());
        } catch (CharacterCodingException e) {
            return rejected(line.number(), "Is not UTF-8");
        }
        return read(line.number(), source, policy, unknown);
    }

    /** Parses a line that is already text, and whose fields have their places. */
    RecordLine read(long number, String source, LossPolicy policy) {
        return read(number, source, policy, UnknownFields.REJECT);
    }

    private RecordLine read(long number, String sent, LossPolicy policy, UnknownFields unknown) {
        try {
            JsonNode document = StrictJson.document(sent);
            List<ContentLoss> moved = new ArrayList<>();
            if (unknown == UnknownFields.EXTRA
                    && SchemaKind.WORDS.contains(document.path("type").asText())) {
                JsonInput first = JsonInput.lenientWithOthers(document);
                reader.read(ImportRecord.class, first);
                document = withOthers((ObjectNode) document, first.others(), moved);
            }
            return read(number, document, moved.isEmpty() ? () -> sent : document::toString, moved, policy);
        } catch (JsonProcessingException e) {
            return rejected(number, "Is not a JSON object: " + e.getOriginalMessage());
        }
    }

    private RecordLine read(
            long number, JsonNode document, Supplier<String> source, List<ContentLoss> before, LossPolicy policy) {
        JsonInput input = JsonInput.lenient(document);
        input.losses().addAll(before);
        ImportRecord record = input.faults().isEmpty() ? reader.read(ImportRecord.class, input) : null;
        input.faults().addAll(policy.faults(input.losses()));
        boolean rejected = !input.faults().isEmpty();
        return new RecordLine(
                number, source, rejected ? null : record.content(), input.faults(), input.losses(), input.spellings());
    }

    /** The record with these fields in {@code extra}, where it has nothing at their place. */
    private static JsonNode withOthers(ObjectNode record, List<String> pointers, List<ContentLoss> moved) {
        JsonNode sent = record.path(Extra.FIELD);
        if (pointers.isEmpty() || !(sent.isObject() || sent.isNull() || sent.isMissingNode())) {
            return record;
        }
        ObjectNode whole = record.deepCopy();
        ObjectNode extra = whole.get(Extra.FIELD) instanceof ObjectNode own ? own : whole.putObject(Extra.FIELD);
        for (String text : pointers) {
            JsonPointer pointer = JsonPointer.compile(text);
            String name = pointer.last().getMatchingProperty();
            ObjectNode place = place(extra, pointer.head());
            if (place != null && !place.has(name)) {
                place.set(name, ((ObjectNode) whole.at(pointer.head())).remove(name));
                moved.add(new ContentLoss(
                        text,
                        WarningCode.FIELD_KEPT_AS_EXTRA,
                        "There is no field " + name + "; kept as " + Extra.FIELD + text.replace('/', '.')));
            }
        }
        return whole;
    }

    /** The object at the same place in {@code extra}, made where there is none; null if something else is there. */
    private static ObjectNode place(ObjectNode extra, JsonPointer pointer) {
        ObjectNode place = extra;
        JsonPointer rest = pointer;
        while (!rest.matches() && place != null) {
            String name = rest.getMatchingProperty();
            JsonNode inside = place.get(name);
            place = inside == null ? place.putObject(name) : inside instanceof ObjectNode object ? object : null;
            rest = rest.tail();
        }
        return place;
    }

    private static RecordLine rejected(long number, String detail) {
        return new RecordLine(number, NOTHING, null, List.of(Fault.pointer("", detail)), List.of(), Map.of());
    }
}
