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
                        "The forms of the body: `blocks` (default), `html`, `markdown`, `text`, several separated by"
                                + " commas, or `none`.",
                byDefault = "blocks",
                example = "html")
        Set<BodyForm> body,

        @Param(
                name = BodyRequest.BODY_LIMIT,
                description =
                        "Only this many of the body's first blocks; `body.truncated` tells whether there are more.",
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
                        "Only these fields, separated by commas, and what `include` and `body` add; the others are"
                                + " absent.",
                example = "slug,headline",
                fieldsOf = ArticleView.class)
        Fields fields,

        @Param(
                description = "What a former slug of the article answers: `redirect` (308), or the article `inline`.",
                byDefault = "redirect")
        Moved moved)
        implements Checked {

    /** Shows what {@code include} and {@code body} ask for, whatever the fields are. */
    public SingleArticleRequest {
        Set<String> added = new HashSet<>();
        include.forEach(each -> added.add(each.wireName()));
        if (bodyLimit.isPresent() || !body.equals(Set.of(BodyForm.BLOCKS)) && !body.contains(BodyForm.NONE)) {
            added.add(BodyRequest.BODY);
        }
        fields = fields.with(added);
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
