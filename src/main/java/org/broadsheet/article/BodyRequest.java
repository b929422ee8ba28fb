package org.broadsheet.article;

import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;

/**
 * Which forms of a body are wanted, and how much of it.
 *
 * @param forms {@link BodyForm#NONE} alone for no body
 * @param limit how many of the first blocks; empty for all
 */
public record BodyRequest(Set<BodyForm> forms, OptionalInt limit) implements Checked {

    static final int MAX_BLOCKS = 5_000;

    /** The parameter for the forms. */
    public static final String BODY = "body";

    static final String BODY_LIMIT = "bodyLimit";

    /** The whole body as HTML. */
    public static final BodyRequest HTML = of(Set.of(BodyForm.HTML));

    /** The whole body in these forms. */
    public static BodyRequest of(Set<BodyForm> forms) {
        return new BodyRequest(forms, OptionalInt.empty());
    }

    boolean isNone() {
        return forms.contains(BodyForm.NONE);
    }

    @Override
    public void check(Faults faults) {
        if (isNone() && forms.size() > 1) {
            faults.add(BODY, "none cannot be combined with other forms");
        }
        if (isNone() && limit.isPresent()) {
            faults.add(BODY_LIMIT, "Has no effect with body=none");
        }
    }
}
