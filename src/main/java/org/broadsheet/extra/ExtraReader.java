package org.broadsheet.extra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ValueReader;

/**
 * Reads the fields that are a newsroom's own. A merge patch (RFC 7396) changes some of them, at any depth; whatever else
 * is sent takes the place of what was there, with its nulls.
 */
@Singleton
final class ExtraReader implements ValueReader<Extra> {

    @Override
    public Class<Extra> type() {
        return Extra.class;
    }

    @Override
    public Extra read(InputReader reader, Field field, Optional<Extra> stored) {
        JsonNode sent = field.input().node(field.name()).orElseThrow();
        if (!(sent instanceof ObjectNode object)) {
            field.fault("Must be an object");
            return null;
        }
        int faults = field.input().faults().size();
        check(object, field, field.pointer(), 1);
        if (field.input().faults().size() > faults) {
            return null;
        }
        ObjectNode whole = field.input().isPatch() ? merged(Extra.fields(stored.orElse(null)), object) : object;
        if (whole.size() > Extra.MAX_NAMES) {
            field.fault("Has " + whole.size() + " names; the maximum is " + Extra.MAX_NAMES);
        }
        int bytes = Extra.bytes(whole);
        if (bytes > Extra.MAX_BYTES) {
            field.fault("Has " + bytes + " bytes; the maximum is " + Extra.MAX_BYTES);
        }
        return Extra.of(whole);
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            String name = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(name);
            } else if (change.getValue() instanceof ObjectNode changes) {
                target.set(
                        name,
                        merged(target.get(name) instanceof ObjectNode before ? before : target.objectNode(), changes));
            } else {
                target.set(name, change.getValue());
            }
        });
        return target;
    }

    private static void check(JsonNode value, Field field, String at, int depth) {
        if (value.isContainerNode() && depth > Extra.MAX_DEPTH) {
            fault(field, at, "Is more than " + Extra.MAX_DEPTH + " levels deep");
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                String below = JsonInput.pointer(at, member.getKey());
                checkName(member.getKey(), field, below);
                check(member.getValue(), field, below, depth + 1);
            }
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), field, at + "/" + i, depth + 1);
            }
        } else if (value.isTextual()) {
            JsonInput.unstorable(value.textValue()).ifPresent(why -> fault(field, at, why));
        } else if (value.isNumber() && isBeyondADouble(value.decimalValue())) {
            fault(field, at, "Must be between 1e-" + Extra.MAX_EXPONENT + " and 1e" + Extra.MAX_EXPONENT);
        }
    }

    private static void checkName(String name, Field field, String at) {
        if (name.isEmpty() || name.length() > Extra.MAX_NAME_LENGTH) {
            fault(
                    field,
                    at.length() > 2 * Extra.MAX_NAME_LENGTH ? field.pointer() : at,
                    "A name must have 1 to " + Extra.MAX_NAME_LENGTH + " characters");
        }
        JsonInput.unstorable(name).ifPresent(why -> fault(field, field.pointer(), "A name: " + why));
    }

    private static boolean isBeyondADouble(BigDecimal number) {
        long exponent = (long) number.precision() - number.scale() - 1;
        return number.signum() != 0 && Math.abs(exponent) > Extra.MAX_EXPONENT
                || Math.abs((long) number.scale()) > 2L * Extra.MAX_EXPONENT + 1_000;
    }

    private static void fault(Field field, String at, String detail) {
        field.input().faults().add(Fault.pointer(at, detail));
    }
}
