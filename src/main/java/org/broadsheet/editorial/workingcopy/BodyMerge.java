package org.broadsheet.editorial.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.broadsheet.body.BlockType;

/**
 * Two changed bodies of one, merged block by block: a three-way merge (Khanna, Kunal and Pierce, “A formal investigation of
 * diff3”, 2007), except that changes of neighbouring blocks do not overlap, and that blocks which both add at one place are
 * both kept, the live ones first. Where changes overlap, the working copy's stand.
 *
 * @param blocks each id once
 * @param overlaps what was changed live and the working copy has otherwise
 */
record BodyMerge(ArrayNode blocks, List<Overlap> overlaps) {

    /**
     * A live change that is not in the merged body.
     *
     * @param place in the merged body, where it would be
     * @param live the ids of the live blocks; empty if some were removed
     * @param base the ids of the blocks that they replaced; empty if they were added or moved
     */
    record Overlap(int place, List<String> live, List<String> base) {}

    /** Blocks from {@code from} to before {@code to} of the base, replaced by others; the other positions are the side's. */
    private record Hunk(int from, int to, int otherFrom, int otherTo) {

        boolean overlaps(int low, int high) {
            return from < high && low < to;
        }
    }

    /** A block of the merged body, and whether it is a live change. */
    private record Placed(JsonNode block, boolean isLive) {}

    static BodyMerge of(JsonNode base, JsonNode live, JsonNode own) {
        return new Merger(list(base), list(live), list(own)).merge();
    }

    private static List<JsonNode> list(JsonNode blocks) {
        List<JsonNode> all = new ArrayList<>();
        blocks.forEach(all::add);
        return all;
    }

    private static String id(JsonNode block) {
        return block.get("id").asText();
    }

    private static List<String> ids(List<JsonNode> blocks) {
        return blocks.stream().map(BodyMerge::id).toList();
    }

    /** What of the base a side changed, in order. */
    private static List<Hunk> hunks(List<JsonNode> base, List<JsonNode> side) {
        List<Hunk> hunks = new ArrayList<>();
        int from = 0;
        int otherFrom = 0;
        List<int[]> same = same(base, side);
        same.add(new int[] {base.size(), side.size()});
        for (int[] pair : same) {
            if (pair[0] > from || pair[1] > otherFrom) {
                hunks.add(new Hunk(from, pair[0], otherFrom, pair[1]));
            }
            from = pair[0] + 1;
            otherFrom = pair[1] + 1;
        }
        return hunks;
    }

    /**
     * The positions in both of the most blocks that are the same in the same order. Ids are unique in a body, so that this is
     * a longest increasing subsequence (Fredman, 1975).
     */
    private static List<int[]> same(List<JsonNode> base, List<JsonNode> side) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < base.size(); i++) {
            places.put(id(base.get(i)), i);
        }
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < side.size(); i++) {
            Integer place = places.get(id(side.get(i)));
            if (place != null && base.get(place).equals(side.get(i))) {
                pairs.add(new int[] {place, i});
            }
        }
        int[] ends = new int[pairs.size()];
        int[] endPlaces = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int found = Arrays.binarySearch(endPlaces, 0, length, pairs.get(i)[0]);
            int at = found < 0 ? -found - 1 : found;
            endPlaces[at] = pairs.get(i)[0];
            ends[at] = i;
            previous[i] = at == 0 ? -1 : ends[at - 1];
            length = Math.max(length, at + 1);
        }
        List<int[]> longest = new ArrayList<>();
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
            longest.add(0, pairs.get(i));
        }
        return longest;
    }

    private static final class Merger {

        private final List<JsonNode> base;
        private final List<JsonNode> live;
        private final List<JsonNode> own;
        private final List<Placed> merged = new ArrayList<>();
        private final List<Overlap> overlaps = new ArrayList<>();

        Merger(List<JsonNode> base, List<JsonNode> live, List<JsonNode> own) {
            this.base = base;
            this.live = live;
            this.own = own;
        }

        BodyMerge merge() {
            List<Hunk> ofLive = new ArrayList<>(hunks(base, live));
            List<Hunk> ofOwn = new ArrayList<>(hunks(base, own));
            int done = 0;
            while (!ofLive.isEmpty() || !ofOwn.isEmpty()) {
                boolean liveFirst = !ofLive.isEmpty() && (ofOwn.isEmpty() || isFirst(ofLive.get(0), ofOwn.get(0)));
                Hunk first = (liveFirst ? ofLive : ofOwn).get(0);
                List<Hunk> liveHere = new ArrayList<>();
                List<Hunk> ownHere = new ArrayList<>();
                (liveFirst ? liveHere : ownHere).add((liveFirst ? ofLive : ofOwn).remove(0));
                int high = first.to();
                boolean more = true;
                while (more) {
                    more = false;
                    while (!ofLive.isEmpty() && ofLive.get(0).overlaps(first.from(), high)) {
                        high = Math.max(high, ofLive.get(0).to());
                        more = liveHere.add(ofLive.remove(0));
                    }
                    while (!ofOwn.isEmpty() && ofOwn.get(0).overlaps(first.from(), high)) {
                        high = Math.max(high, ofOwn.get(0).to());
                        more = ownHere.add(ofOwn.remove(0));
                    }
                }
                add(base.subList(done, first.from()), false);
                settle(first.from(), high, liveHere, ownHere);
                done = high;
            }
            add(base.subList(done, base.size()), false);
            return withoutRepetitions();
        }

        private static boolean isFirst(Hunk live, Hunk own) {
            return live.from() < own.from() || live.from() == own.from() && (live.to() <= own.to());
        }

        private void settle(int low, int high, List<Hunk> liveHere, List<Hunk> ownHere) {
            List<JsonNode> changedLive = version(low, high, live, liveHere);
            if (ownHere.isEmpty()) {
                add(changedLive, true);
                return;
            }
            List<JsonNode> changedOwn = version(low, high, own, ownHere);
            if (!liveHere.isEmpty() && !changedLive.equals(changedOwn)) {
                liveHere.forEach(hunk -> overlaps.add(new Overlap(
                        merged.size(),
                        ids(live.subList(hunk.otherFrom(), hunk.otherTo())),
                        ids(base.subList(hunk.from(), hunk.to())))));
            }
            add(changedOwn, false);
        }

        /** What a side made of a stretch of the base. */
        private List<JsonNode> version(int low, int high, List<JsonNode> side, List<Hunk> hunks) {
            List<JsonNode> version = new ArrayList<>();
            int done = low;
            for (Hunk hunk : hunks) {
                version.addAll(base.subList(done, hunk.from()));
                version.addAll(side.subList(hunk.otherFrom(), hunk.otherTo()));
                done = hunk.to();
            }
            version.addAll(base.subList(done, high));
            return version;
        }

        private void add(List<JsonNode> blocks, boolean isLive) {
            blocks.forEach(block -> merged.add(new Placed(block, isLive)));
        }

        /**
         * Leaves out live blocks that the working copy has too, and those that were moved live and the working
         * copy took out or replaced. A body has one paywall.
         */
        private BodyMerge withoutRepetitions() {
            Set<String> removed = new HashSet<>(ids(base));
            removed.removeAll(ids(own));
            Set<String> ofOwn = new HashSet<>();
            boolean hasPaywall = false;
            for (Placed one : merged) {
                if (!one.isLive()) {
                    ofOwn.add(id(one.block()));
                    hasPaywall |= isPaywall(one.block());
                }
            }
            ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
            for (Placed one : merged) {
                String id = id(one.block());
                boolean isRepeated = ofOwn.contains(id) || hasPaywall && isPaywall(one.block());
                if (one.isLive() && (isRepeated || removed.contains(id))) {
                    if (!own.contains(one.block())) {
                        overlaps.add(new Overlap(blocks.size(), List.of(id), List.of()));
                    }
                } else {
                    blocks.add(one.block());
                }
            }
            return new BodyMerge(blocks, overlaps);
        }

        private static boolean isPaywall(JsonNode block) {
            return block.get("type").asText().equals(BlockType.PAYWALL.wireName());
        }
    }
}
