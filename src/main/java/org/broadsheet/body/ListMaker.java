package org.broadsheet.body;

import java.util.ArrayList;
import java.util.List;

/** Makes a list of items as they are read. Items without text and blocks are left out. */
final class ListMaker {

    private final List<String> items = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();
    private final List<List<Block>> blocks = new ArrayList<>();

    void add(String text, String task, List<Block> inner) {
        if (!text.isEmpty() || !inner.isEmpty()) {
            items.add(text);
            tasks.add(task);
            blocks.add(inner);
        }
    }

    /** Adds blocks to the last item. */
    void addInside(List<Block> more) {
        int last = blocks.size() - 1;
        List<Block> all = new ArrayList<>(blocks.get(last));
        all.addAll(more);
        blocks.set(last, all);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    int size() {
        return items.size();
    }

    Block.ListBlock list(String id, String anchor, boolean ordered, Integer start, boolean reversed) {
        boolean anyTask = tasks.stream().anyMatch(task -> !task.equals(Block.ListBlock.NONE));
        boolean anyBlock = blocks.stream().anyMatch(inner -> !inner.isEmpty());
        return new Block.ListBlock(
                id,
                anchor,
                ordered,
                start,
                ordered && reversed,
                items,
                anyTask ? tasks : List.of(),
                anyBlock ? blocks : List.of());
    }
}
