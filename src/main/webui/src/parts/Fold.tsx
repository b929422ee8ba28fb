import { useId, useState } from "preact/hooks";
import { Html } from "./Html";

interface Props {
  /** The folded form, plain text. */
  excerpt: string;
  /** The whole, sanitised HTML. */
  html: string;
  /** Whether the whole says more than the excerpt: without that, there is nothing to unfold. */
  truncated: boolean;
  /** What the button says. */
  more: string;
  less: string;
  /** What it is that unfolds, for those who hear the button without seeing what it stands under. */
  of: string;
}

/** Text that shows how it begins, and the rest on request. The API makes the excerpt: nothing is cut off here. */
export function Fold({ excerpt, html, truncated, more, less, of }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!truncated) {
    return <Html as="div" class="prose" html={html} />;
  }
  return (
    <>
      <div id={id} class="prose">{open ? <Html as="div" html={html} /> : <p>{excerpt}</p>}</div>
      <button type="button" class="fold" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {open ? less : more}
        <span class="unseen">: {of}</span>
      </button>
    </>
  );
}
