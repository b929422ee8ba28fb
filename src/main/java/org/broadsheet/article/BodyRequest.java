package org.broadsheet.article;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Parameters;

/**
 * Which forms of a body were asked for, and how much of it.
 *
 * @param forms none with {@code body=none}
 * @param limit the first so many blocks; empty for all
 */
public record BodyRequest(Set<BodyForm> forms, Optional<Integer> limit) {

    private static final int MOST_BLOCKS = 5_000;

    /** An article's: {@code body}, blocks by default, and {@code bodyLimit}. */
    static BodyRequest ofArticle(Parameters parameters) {
        return of(parameters, BodyForm.BLOCKS);
    }

    /** A summary's: {@code body}, HTML by default. */
    public static BodyRequest ofSummary(Parameters parameters) {
        return of(parameters, BodyForm.HTML);
    }

    private static BodyRequest of(Parameters parameters, BodyForm otherwise) {
        List<String> names = new ArrayList<>(Parameters.names(BodyForm.class, BodyForm::wireName));
        names.add("none");
        Set<String> asked = parameters.choices("body", names);
        if (asked.contains("none") && asked.size() > 1) {
            parameters.fault(Fault.parameter("body", "none goes with no other form"));
        }
        Set<BodyForm> forms = EnumSet.noneOf(BodyForm.class);
        for (BodyForm form : BodyForm.values()) {
            if (asked.contains(form.wireName()) || asked.isEmpty() && form == otherwise) {
                forms.add(form);
            }
        }
        int limit = parameters.number("bodyLimit", -1, 0, MOST_BLOCKS);
        if (limit >= 0 && asked.contains("none")) {
            parameters.fault(Fault.parameter("bodyLimit", "Limits nothing with body=none"));
        }
        return new BodyRequest(forms, limit < 0 ? Optional.empty() : Optional.of(limit));
    }
}
