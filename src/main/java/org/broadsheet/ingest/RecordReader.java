package org.broadsheet.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.LossPolicy;
import org.broadsheet.request.StrictJson;

/**
 * Parses lines of an import into records. Accepts the spellings of archives, which nobody can change any more; see
 * {@link JsonInput#lenient}. Stateless: many threads may use it at once.
 */
@ApplicationScoped
class RecordReader {

    private final InputReader reader;

    RecordReader(InputReader reader) {
        this.reader = reader;
    }

    /** Parses a line. Faults are part of the result and never thrown; so are losses that the policy refuses. */
    RecordLine read(Lines.Line line, LossPolicy policy) {
        if (line.isTooLong()) {
            return rejected(line.number(), "Is longer than " + Lines.MAX_BYTES + " bytes");
        }
        String source;
        try {
            source = StrictJson.text(line.bytes());
        } catch (CharacterCodingException e) {
            return rejected(line.number(), "Is not UTF-8");
        }
        return read(line.number(), source, policy);
    }

    /** Parses a line that is already text. */
    RecordLine read(long number, String source, LossPolicy policy) {
        try {
            JsonInput input = JsonInput.lenient(StrictJson.document(source));
            ImportRecord record = input.faults().isEmpty() ? reader.read(ImportRecord.class, input) : null;
            input.faults().addAll(policy.faults(input.losses()));
            boolean rejected = !input.faults().isEmpty();
            return new RecordLine(
                    number,
                    source,
                    rejected ? null : record.content(),
                    input.faults(),
                    input.losses(),
                    input.spellings());
        } catch (JsonProcessingException e) {
            return rejected(number, "Is not a JSON object: " + e.getOriginalMessage());
        }
    }

    private static RecordLine rejected(long number, String detail) {
        return new RecordLine(number, "", null, List.of(Fault.pointer("", detail)), List.of(), Map.of());
    }
}
