package org.broadsheet.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.Identifier;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A partner as editors send it. */
@Schema(
        name = "PartnerInput",
        description = "A partner as it is sent. Fields set by the program may be sent back unchanged.")
@Kept(by = PartnerView.class)
record PartnerDraft(
        @Schema(description = "The partner's name, which no other has; plain text.")
        @NotNull
        @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(nullable = true, description = "The e-mail address of whoever to write to.")
        @Size(min = 3, max = EMAIL_LENGTH)
        @Identifier
        String email,

        @Schema(description = "What it gets.") @NotNull ProductDraft product,

        @Schema(
                nullable = true,
                description = "How many whole articles it gets a month, in UTC; null for any number. See the usage.")
        @Min(1)
        @Max(MOST_ARTICLES)
        Integer quota,

        @Schema(nullable = true, description = "When its keys stop working; null for never.")
        Instant expiresAt)
        implements CheckedInput {

    static final int NAME_LENGTH = 200;
    static final int EMAIL_LENGTH = 254;
    static final int MOST_ARTICLES = 1_000_000_000;

    @Override
    public void check(JsonInput input) {
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            input.fault("email", "Must be an e-mail address");
        }
    }
}
