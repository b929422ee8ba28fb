package org.broadsheet.extra;

import java.util.Locale;
import org.broadsheet.editorial.WriteRequest;
import org.broadsheet.request.Param;
import org.broadsheet.request.WireName;

/** The parameters of putting a schema. */
public record SchemaWriteRequest(
        WriteRequest write,

        @Param(
                description =
                        "What happens if something stored does not fit the schema: `report` stores the schema, and"
                                + " says how many things do not fit and which the first are; `refuse` answers 409 instead.",
                byDefault = "report")
        Misfits misfits) {

    /** What becomes of a schema that not everything fits. */
    public enum Misfits implements WireName {
        REPORT,
        REFUSE;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
