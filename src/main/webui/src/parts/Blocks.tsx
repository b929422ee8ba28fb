import type { Schemas } from "../api/newsroom";
import { Embed } from "./Embed";
import { Figure } from "./Figure";
import { Html } from "./Html";
import { TeaserCard } from "./TeaserCard";

/** A body, block by block: each type is drawn as this site likes it, which is what blocks are for. */
export function Blocks({ blocks }: { blocks: Schemas["Block"][] }) {
  return <>{blocks.map((block) => <Block key={block.id} block={block} />)}</>;
}

function Block({ block }: { block: Schemas["Block"] }) {
  switch (block.type) {
    case "paragraph":
      return <Html as="p" html={block.html} />;
    case "heading":
      return <Html as={`h${block.level as 2 | 3 | 4 | 5 | 6}`} html={block.html} />;
    case "image":
      return <Figure image={block.image} />;
    case "quote":
      return (
        <figure class="quote">
          <blockquote><Html as="p" html={block.html} /></blockquote>
          {block.citation && <figcaption><Html as="span" html={block.citation} /></figcaption>}
        </figure>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return <List>{block.items.map((item) => <Html as="li" html={item} />)}</List>;
    }
    case "table":
      return (
        // What scrolls must be reachable by keyboard, and have a name.
        <div class="scrolls" tabIndex={0} role="region" aria-label="Table">
          <table>
            {block.header.length > 0 && (
              <thead><tr>{block.header.map((cell) => <Html as="th" scope="col" html={cell} />)}</tr></thead>
            )}
            <tbody>{block.rows.map((row) => <tr>{row.map((cell) => <Html as="td" html={cell} />)}</tr>)}</tbody>
          </table>
        </div>
      );
    case "code":
      return <pre dir="ltr" tabIndex={0}><code>{block.text}</code></pre>;
    case "embed":
      return <Embed embed={block} />;
    case "teaser":
      return <div class="in-place"><TeaserCard teaser={block.article} /></div>;
    case "divider":
      return <hr />;
    default:
      return unknown(block);
  }
}

/** Does not compile where a block of the contract has no case; draws nothing of types that come after this build. */
function unknown(_block: never): null {
  return null;
}
