package org.broadsheet.article.workingcopy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.broadsheet.article.edit.NoticeDraft;
import org.broadsheet.body.ProseReader;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ReadWith;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a working copy becomes live. What is scheduled is kept as this, in JSON. */
@Schema(name = "WorkingCopyPublishInput", description = "How a working copy becomes live; an empty object: now.")
public record PublishInput(
        @Schema(description = "When, in the future; now if absent.")
        Instant at,

        @Schema(
                description =
                        "Whether the change matters to readers: if `true`, as if absent, the public `updatedAt` is the"
                                + " time at which it becomes live.")
        Boolean material,

        @Schema(description = "With `true`, its slug may be one that redirects to another article; `false` if absent.")
        Boolean reuseSlug,

        @Schema(description = "Attached to the article in the same step.")
        Notice notice)
        implements CheckedInput {

    @Override
    public void check(JsonInput input) {
        if (notice != null && Boolean.FALSE.equals(material)) {
            input.fault("material", "A change with a notice matters to readers: leave it out, or send no notice");
        }
    }

    boolean matters() {
        return !Boolean.FALSE.equals(material);
    }

    boolean mayReuseSlug() {
        return Boolean.TRUE.equals(reuseSlug);
    }

    List<NoticeDraft> notices(Instant publishedAt) {
        return notice == null ? List.of() : List.of(new NoticeDraft(notice.kind(), notice.text(), publishedAt));
    }

    /** A public notice without a time of its own. Nothing is retracted by a change. */
    @Schema(name = "WorkingCopyNotice", description = "A public notice that comes with a change.")
    public record Notice(
            @Schema(
                    description = "What kind of notice it is.",
                    enumeration = {"correction", "clarification", "editors-note", "update"})
            @NotNull
            String kind,

            @Schema(description = "HTML, sanitised.")
            @NotNull
            @Size(min = 1, max = NoticeDraft.TEXT_LENGTH)
            @ReadWith(ProseReader.class)
            String text) {}
}
