package org.broadsheet.editorial;

import org.broadsheet.request.LossPolicy;
import org.broadsheet.request.Param;

/** The parameters that every write of content takes. */
public record ContentWriteRequest(
        WriteRequest write,

        @Param(
                description = "What happens to content that cannot all be kept, such as a body with a script:"
                        + " `lenient` keeps the rest and says in `warnings` what is lost, `strict` refuses it with a"
                        + " fault for each loss.",
                byDefault = "lenient")
        LossPolicy policy) {

    /** Whether nothing is stored. */
    public boolean dryRun() {
        return write.dryRun();
    }
}
