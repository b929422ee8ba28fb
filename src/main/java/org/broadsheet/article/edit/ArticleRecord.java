package org.broadsheet.article.edit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.WarningCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An article as a wire, a CMS or an import sends it, including its state and its notices.
 *
 * @param notices are only added: leaving one out does not remove it
 */
@Schema(name = "SourceArticleInput", description = "An article as a wire or a CMS sends it, including its state.")
public record ArticleRecord(
        @JsonUnwrapped Content content,
        @JsonUnwrapped State state,

        @Schema(description = "Notices to add. Leaving one out does not remove it.") @Size(max = MAX_NOTICES)
        List<NoticeDraft> notices)
        implements CheckedInput {

    static final int MAX_NOTICES = 100;

    public ArticleRecord {
        notices = notices == null ? List.of() : List.copyOf(notices);
    }

    @Override
    public void check(JsonInput input) {
        if (content.body() == null || !content.hasEmptyBody() || !state.status().equals(State.PUBLISHED)) {
            return;
        }
        if (content.hasNothingToRead()) {
            input.fault("body", Content.NEEDS_CONTENT);
        } else {
            input.lost("body", WarningCode.BODY_EMPTY, Content.EMPTY_BODY);
        }
    }

    ArticleRecord with(Content other) {
        return new ArticleRecord(other, state, notices);
    }
}
