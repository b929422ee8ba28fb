package org.broadsheet.article;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bodies of the writes that move an article on in its life, for the contract; {@link ArticleLife} reads them. */
final class LifeInput {

    private LifeInput() {}

    @Schema(name = "PublishInput", description = "When to publish; without fields, now.")
    record Publish(
            @Schema(nullable = true, description = "When; may lie ahead. Now, where it is not sent.")
            Instant at,

            @Schema(nullable = true, description = "Hides it until then, though it is published.")
            Instant embargoUntil) {}

    @Schema(name = "UnpublishInput", description = "Why an article is taken back.")
    record Unpublish(
            @Schema(nullable = true, description = "For the public; plain text.", maxLength = 500)
            String reason) {}

    @Schema(name = "WithdrawInput", description = "Why an article is withdrawn.", requiredProperties = "reason")
    record Withdraw(
            @Schema(description = "For the public; plain text.", maxLength = 500)
            String reason,

            @Schema(nullable = true, description = "For the public; HTML, sanitised.", maxLength = 5000)
            String notice,

            @Schema(nullable = true, description = "The slug of the article that takes its place.", maxLength = 200)
            String replacement) {}

    @Schema(
            name = "NoticeInput",
            description = "A public notice.",
            requiredProperties = {"kind", "text"})
    record Notice(
            @Schema(
                    description = "What kind of notice it is.",
                    enumeration = {"correction", "clarification", "editors-note", "update", "retraction"})
            String kind,

            @Schema(description = "HTML, sanitised.", maxLength = 5000)
            String text,

            @Schema(nullable = true, description = "Now, where it is not sent; not ahead.")
            Instant publishedAt) {}
}
