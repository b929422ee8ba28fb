package org.broadsheet.front;

import java.util.Set;
import org.broadsheet.request.Param;
import org.broadsheet.request.Param.Text;

/** The parameters of the home page. */
public record HomeRequest(
        @Param(
                description = "How many of the newest articles to show on top, the lead among them.",
                min = 1,
                max = 20,
                byDefault = HomeRequest.TOP)
        int top,

        @Param(
                description = "How many articles to show of each section.",
                min = 1,
                max = 20,
                byDefault = HomeRequest.LIMIT)
        int limit,

        @Param(
                description =
                        "Only articles and summaries in one of these languages (BCP 47); `en` also finds `en-GB`.",
                text = Text.LANGUAGE,
                example = "en")
        Set<String> language) {

    private static final String TOP = "7";
    private static final String LIMIT = "4";

    /** The home page in these languages, in all of them if there are none, with the numbers that are the defaults. */
    public static HomeRequest in(Set<String> language) {
        return new HomeRequest(Integer.parseInt(TOP), Integer.parseInt(LIMIT), language);
    }
}
