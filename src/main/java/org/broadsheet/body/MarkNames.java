package org.broadsheet.body;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the marks of footnotes that were sent without a name, so that the way back from a note leads to its first mark:
 * {@code fnref-1}, and {@code fnref-1-2} for the second mark of the same note.
 */
final class MarkNames {

    private static final String MARK = "<sup class=\"footnote\"";
    private static final Pattern NAMED = Pattern.compile(MARK + " id=\"(fnref-[0-9-]+)\">");
    private static final Pattern UNNAMED = Pattern.compile(MARK + "(?=><a href=\"#fn-(\\d{1,4})\">)");

    private final Set<String> taken = new HashSet<>();

    private MarkNames() {}

    static List<Block> complete(List<Block> blocks) {
        MarkNames names = new MarkNames();
        boolean[] missing = new boolean[1];
        BlockParts.walk(blocks, block -> block.parts().html().forEach(html -> {
            if (html.contains(MARK)) {
                NAMED.matcher(html).results().forEach(mark -> names.taken.add(mark.group(1)));
                missing[0] |= UNNAMED.matcher(html).find();
            }
        }));
        return missing[0] ? BlockMapper.ofTexts(names::named).map(blocks) : blocks;
    }

    private String named(String html) {
        return html.contains(MARK) ? UNNAMED.matcher(html).replaceAll(this::named) : html;
    }

    private String named(MatchResult mark) {
        String first = "fnref-" + mark.group(1);
        String name = first;
        for (int time = 2; !taken.add(name); time++) {
            name = first + "-" + time;
        }
        return Matcher.quoteReplacement(mark.group() + " id=\"" + name + "\"");
    }
}
