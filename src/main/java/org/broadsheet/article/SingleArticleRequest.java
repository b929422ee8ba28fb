package org.broadsheet.article;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import org.broadsheet.name.Moved;
import org.broadsheet.request.Checked;
import org.broadsheet.request.Faults;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;

/** The parameters of a single article. */
public record SingleArticleRequest(
        @Param(
                name = BodyRequest.BODY,
                description =
                        "The forms that the body comes in: `blocks` (default), `html`, `markdown`, `text`, several"
                                + " with commas, or `none`.",
                byDefault = "blocks",
                example = "html")
        Set<BodyForm> body,

        @Param(
                name = BodyRequest.BODY_LIMIT,
                description =
                        "Only the first so many blocks of the body; `body.truncated` tells whether there are more.",
                max = BodyRequest.MAX_BLOCKS)
        OptionalInt bodyLimit,

        @Param(
                description =
                        "What to add: `related` stories, `notices`, `translations`, `authors` with their bios, its"
                                + " neighbours in each `series` that it belongs to.",
                example = "related,authors")
        Set<Include> include,

        @Param(
                description =
                        "Only these fields, separated by commas, and what `include` and `body` ask for; the others"
                                + " are absent.",
                example = "slug,headline",
                fieldsOf = ArticleView.class)
        Fields fields,

        @Param(
                description = "What a slug gives that the article had before: `redirect` (308), or the article"
                        + " `inline`.",
                byDefault = "redirect")
        Moved moved)
        implements Checked {

    /** Shows what {@code include} and {@code body} ask for, whatever the fields are. */
    public SingleArticleRequest {
        Set<String> asked = new HashSet<>();
        include.forEach(each -> asked.add(each.wireName()));
        if (bodyLimit.isPresent() || !body.equals(Set.of(BodyForm.BLOCKS)) && !body.contains(BodyForm.NONE)) {
            asked.add(BodyRequest.BODY);
        }
        fields = fields.with(asked);
    }

    /** The requested body. */
    BodyRequest bodyRequest() {
        return new BodyRequest(body, bodyLimit);
    }

    @Override
    public void check(Faults faults) {
        bodyRequest().check(faults);
    }
}
