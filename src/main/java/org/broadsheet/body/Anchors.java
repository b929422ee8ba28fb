package org.broadsheet.body;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.markup.LossCollector;
import org.broadsheet.request.InputReader;
import org.broadsheet.request.ValueReader;
import org.broadsheet.request.WarningCode;

/** Makes sure that every anchor is unique, and that every link within a body leads to one. */
final class Anchors {

    /** Maximum length of an anchor, in UTF-16 units. */
    static final int LONGEST = 200;

    private static final String MARK = " id=\"fnref-";

    private final Map<String, String> others;
    private final LossCollector losses;
    private final Set<String> known = new HashSet<>();

    private Anchors(Map<String, String> others, LossCollector losses) {
        this.others = others;
        this.losses = losses;
    }

    /** Whether a block can have this anchor: it has no white space, and is not too long. */
    static boolean isAnchor(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(c -> c <= ' ' || c == 0x7F || Character.isSpaceChar(c))
                && !text.startsWith("fn-")
                && !text.startsWith("fnref-");
    }

    /**
     * The blocks with each anchor only once, and without links that lead nowhere.
     *
     * @param others anchors in the source that are not a block's own, with that of the block that has them
     */
    static List<Block> settle(List<Block> blocks, Map<String, String> others, LossCollector losses) {
        Anchors anchors = new Anchors(others, losses);
        List<Block> unique = anchors.unique(blocks);
        boolean[] linked = new boolean[1];
        BlockParts.walk(unique, block -> {
            if (block instanceof Footnotes notes) {
                notes.notes().forEach(note -> anchors.known.add(note.anchor()));
            }
            block.parts().html().forEach(html -> {
                anchors.marks(html);
                InlineHtml.fragments(html, fragment -> linked[0] = true);
            });
        });
        return linked[0]
                ? BlockMapper.ofTexts(html -> InlineHtml.mapFragments(html, anchors::target))
                        .map(unique)
                : unique;
    }

    private List<Block> unique(List<Block> blocks) {
        List<Block> unique = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            boolean twice = block.anchor() != null && !known.add(block.anchor());
            Block inner = Inside.map(block, this::unique);
            unique.add(twice ? inner.named(block.id(), null) : inner);
        }
        return unique;
    }

    private void marks(String html) {
        for (int at = html.indexOf(MARK); at >= 0; at = html.indexOf(MARK, at + 1)) {
            int start = at + " id=\"".length();
            known.add(html.substring(start, html.indexOf('"', start)));
        }
    }

    private Optional<String> target(String fragment) {
        String named = known.contains(fragment) || others.containsKey(fragment) ? fragment : decoded(fragment);
        String target = others.getOrDefault(named, named);
        if (known.contains(target)) {
            return Optional.of(target);
        }
        if (fragment.isEmpty() || fragment.equals("top")) {
            losses.ignore("link to the top");
            return Optional.empty();
        }
        losses.add(
                WarningCode.LINK_REMOVED,
                "Removed the link to “#" + LossCollector.abbreviate(fragment)
                        + "” but kept its text: nothing in the body has that anchor");
        return Optional.empty();
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return fragment;
        }
    }

    /** Reads an anchor that a newsroom sent. */
    @Singleton
    static final class Reader implements ValueReader<String> {

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public String read(InputReader reader, Field field, Optional<String> stored) {
            Optional<String> sent = field.input().text(field.name(), field.maximum());
            if (sent.isPresent() && !isAnchor(sent.get())) {
                field.fault("Must have no white space, and must not begin with fn- or fnref-, which are reserved for"
                        + " footnotes");
                return null;
            }
            return sent.orElse(null);
        }
    }
}
