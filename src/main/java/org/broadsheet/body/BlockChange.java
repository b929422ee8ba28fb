package org.broadsheet.body;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A block that differs. */
@Schema(name = "BlockChange", description = "A block that differs.")
public record BlockChange(
        @Schema(description = "The block's id.", maxLength = 64)
        String id,

        @Schema(
                description = "What happened to it.",
                enumeration = {"added", "removed", "changed", "moved"})
        String change,

        @Schema(nullable = true, implementation = Object.class, description = "The old block; null if it was added.")
        JsonNode from,

        @Schema(nullable = true, implementation = Object.class, description = "The new block; null if it was removed.")
        JsonNode to) {

    /**
     * The changes that lead from one list of blocks to another, in the order of the second, removed ones last. Blocks keep
     * their ids from save to save, so equal ids mean the same block.
     */
    public static List<BlockChange> between(JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = new LinkedHashMap<>();
        before.forEach(block -> old.put(block.get("id").asText(), block));
        Map<String, JsonNode> current = new LinkedHashMap<>();
        after.forEach(block -> current.put(block.get("id").asText(), block));
        List<String> oldOrder =
                old.keySet().stream().filter(current::containsKey).toList();
        List<String> order = current.keySet().stream().filter(old::containsKey).toList();
        Set<String> moved = moved(oldOrder, order);
        List<BlockChange> changes = new ArrayList<>();
        current.forEach((id, block) -> {
            JsonNode was = old.get(id);
            if (was == null) {
                changes.add(new BlockChange(id, "added", null, block));
            } else if (!was.equals(block)) {
                changes.add(new BlockChange(id, "changed", was, block));
            } else if (moved.contains(id)) {
                changes.add(new BlockChange(id, "moved", was, block));
            }
        });
        old.forEach((id, block) -> {
            if (!current.containsKey(id)) {
                changes.add(new BlockChange(id, "removed", block, null));
            }
        });
        return changes;
    }

    /** The fewest blocks that moved: all but a longest increasing subsequence of old positions (Fredman 1975). */
    private static Set<String> moved(List<String> oldOrder, List<String> order) {
        Map<String, Integer> places = new LinkedHashMap<>();
        oldOrder.forEach(id -> places.put(id, places.size()));
        int[] length = new int[order.size()];
        int[] previous = new int[order.size()];
        int best = -1;
        for (int i = 0; i < order.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (places.get(order.get(j)) < places.get(order.get(i)) && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        Set<String> moved = new HashSet<>(order);
        for (int i = best; i >= 0; i = previous[i]) {
            moved.remove(order.get(i));
        }
        return moved;
    }
}
