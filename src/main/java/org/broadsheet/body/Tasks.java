package org.broadsheet.body;

import java.util.Map;

/** The signs of tasks in a list: ballot boxes, which every form can show. */
final class Tasks {

    private static final Map<String, String> MARKS =
            Map.of(Block.ListBlock.OPEN, "☐ ", Block.ListBlock.DONE, "☑ ", Block.ListBlock.NONE, "");

    private Tasks() {}

    /** The sign with a space after it; empty if the item is not a task. */
    static String mark(String task) {
        return MARKS.get(task);
    }

    /** The state that the sign at the beginning of a text stands for. */
    static String of(String text) {
        return text.startsWith("☐ ")
                ? Block.ListBlock.OPEN
                : text.startsWith("☑ ") ? Block.ListBlock.DONE : Block.ListBlock.NONE;
    }
}
