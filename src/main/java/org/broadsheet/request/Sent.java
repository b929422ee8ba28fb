package org.broadsheet.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;

/**
 * The JSON that a client sent to be stored whole, read into the record that declares its fields. As the parameter of a
 * resource's method it is read by {@link SentReader}; the contract shows the record.
 */
public final class Sent<T> {

    private final T content;
    private final JsonInput input;
    private final byte[] bytes;
    private LossPolicy policy = LossPolicy.LENIENT;

    Sent(T content, JsonInput input, byte[] bytes) {
        this.content = content;
        this.input = input;
        this.bytes = bytes;
    }

    /** The same under another policy: with the strict one, a loss of content is a fault. */
    public Sent<T> under(LossPolicy other) {
        policy = other;
        return this;
    }

    /** The content of something new; ends the request with a 422 that lists every fault. */
    public T content() {
        return content(null);
    }

    /**
     * The content that takes the place of something stored; ends the request with a 422 that lists every fault.
     *
     * @param stored what the client read, as JSON: its kept fields may come back unchanged; null for something new
     */
    public T content(JsonNode stored) {
        if (content != null) {
            input.checkKept(stored, InputType.of(content.getClass()).keptChangedBy());
        }
        input.faults().addAll(policy.faults(input.losses()));
        if (!input.faults().isEmpty()) {
            throw Problem.invalidContent(input.faults()).exception();
        }
        return content;
    }

    /** As {@link #content()}, for answers that cannot report losses: a loss is then a fault. */
    public T wholeContent() {
        input.losses().forEach(loss -> input.faults()
                .add(Fault.pointer(loss.pointer(), "Cannot be kept as it is. " + loss.detail())));
        return content();
    }

    /** What is not kept of what was sent. */
    public List<ContentLoss> losses() {
        return input.losses();
    }

    /** The body itself: two requests of the same bytes are the same. */
    public byte[] bytes() {
        return bytes;
    }
}
