package org.broadsheet.front;

import java.util.Set;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;
import org.broadsheet.section.Sections;

/** The parameters of a front. */
public record FrontRequest(
        @Param(
                description = "How many articles to show below the summary.",
                min = 1,
                max = PageRequest.MAX_LIMIT,
                byDefault = FrontRequest.LIMIT)
        int limit,

        @Param(
                name = Sections.ONLY,
                description = "Whether to leave out the articles of sections below this one.",
                byDefault = "false")
        boolean sectionOnly,

        @Param(
                description =
                        "Only a summary and articles in one of these languages (BCP 47); `en` also finds `en-GB`.",
                text = Text.LANGUAGE,
                example = "en")
        Set<String> language) {

    private static final String LIMIT = "20";

    /** The front in these languages, in all of them if there are none, with what else are the defaults. */
    public static FrontRequest in(Set<String> language) {
        return new FrontRequest(Integer.parseInt(LIMIT), false, language);
    }
}
