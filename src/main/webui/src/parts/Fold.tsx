import { useId, useState } from "preact/hooks";
import { Html } from "./Html";

interface Props {
  /** The collapsed text, plain. */
  excerpt: string;
  /** The whole text, sanitised HTML. */
  html: string;
  /** Whether the whole text is longer than the excerpt; if not, there is nothing to expand. */
  truncated: boolean;
  /** The button's label. */
  more: string;
  less: string;
  /** What the button expands, for screen readers. */
  of: string;
}

/** Text that shows its beginning, and the rest on request. The API provides the excerpt: nothing is cut off here. */
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
