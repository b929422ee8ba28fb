import type { Schemas } from "../api/newsroom";
import { Blocks, named } from "./Blocks";
import { Html } from "./Html";

/** A list. What an item holds beside its text, such as a list of a lower level, is in `itemBlocks` at the same place. */
export function List({ list }: { list: Schemas["ListBlock"] }) {
  const items = list.items.map((html, i) => {
    const task = list.tasks[i] ?? "none";
    const blocks = list.itemBlocks[i] ?? [];
    if (task === "none" && blocks.length === 0) {
      return <Html key={i} as="li" html={html} />;
    }
    return (
      <li key={i} class={task === "none" ? undefined : "task"}>
        {task !== "none" && <Task done={task === "done"} />}
        {html !== "" && <Html as="span" html={html} />}
        <Blocks blocks={blocks} />
      </li>
    );
  });
  return list.ordered
    ? <ol id={named(list)} start={list.start ?? 1} reversed={list.reversed}>{items}</ol>
    : <ul id={named(list)}>{items}</ul>;
}

/** A sign rather than a check box: readers cannot change it. */
function Task({ done }: { done: boolean }) {
  return <span class="mark" role="img" aria-label={done ? "Done" : "To do"}>{done ? "☑" : "☐"}</span>;
}
