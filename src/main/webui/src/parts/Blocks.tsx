import type { ComponentChildren } from "preact";
import type { Schemas } from "../api/newsroom";
import { Audio, Video } from "./Media";
import { Embed } from "./Embed";
import { Figure } from "./Figure";
import { FileCard, LinkCard } from "./Cards";
import { Html } from "./Html";
import { List } from "./List";
import { Table } from "./Table";
import { TeaserCard } from "./TeaserCard";

/** A body, block by block. Each type is rendered as this site likes it, which is what blocks are for. */
export function Blocks({ blocks }: { blocks: Schemas["Block"][] }) {
  return <>{blocks.map((block) => <Block key={block.id} block={block} />)}</>;
}

function Block({ block }: { block: Schemas["Block"] }) {
  switch (block.type) {
    case "paragraph":
      return <Html as="p" id={block.anchor} html={block.html} />;
    case "heading":
      return <Html as={`h${block.level as 2 | 3 | 4 | 5 | 6}`} id={block.anchor} html={block.html} />;
    case "image":
      return <Figure image={block.image} id={block.anchor} />;
    case "gallery":
      return (
        <figure class="gallery" id={named(block)}>
          <div class="pictures">{block.images.map((image) => <Figure key={image.url} image={image} sizes="(min-width: 32rem) 21rem, 100vw" ratio="4x3" />)}</div>
          <Caption html={block.caption} />
        </figure>
      );
    case "quote":
      return (
        <Quote kind="quote" block={block} source={block.url}>
          <Blocks blocks={block.blocks} />
        </Quote>
      );
    case "pullquote":
      return <Quote kind="pullquote" block={block} />;
    case "list":
      return <List list={block} />;
    case "table":
      return <Table table={block} />;
    case "code": {
      const listing = <pre dir="ltr" tabIndex={0} id={block.caption ? undefined : named(block)}><code>{block.text}</code></pre>;
      return block.caption === null
        ? listing
        : <figure id={named(block)}>{listing}<Caption html={block.caption} /></figure>;
    }
    case "embed":
      return <Embed embed={block} />;
    case "video":
      return <Video video={block} />;
    case "audio":
      return <Audio audio={block} />;
    case "file":
      return <FileCard file={block} />;
    case "link":
      return <LinkCard link={block} />;
    case "details":
      return (
        <details id={named(block)}>
          {block.summary && <Html as="summary" html={block.summary} />}
          <div class="flow"><Blocks blocks={block.blocks} /></div>
        </details>
      );
    case "callout":
      return (
        <div class="callout" role="note" data-kind={block.kind} id={named(block)}>
          {block.icon && <span class="icon" aria-hidden="true">{block.icon}</span>}
          <div class="flow"><Blocks blocks={block.blocks} /></div>
        </div>
      );
    case "footnotes":
      return (
        <section class="footnotes" aria-label="Footnotes" id={named(block)}>
          <ol>
            {block.notes.map((note, i) => (
              <li key={note.anchor} id={note.anchor} class="flow">
                <Blocks blocks={note.blocks} />
                <a class="back" href={`#${note.anchor.replace(/^fn/, "fnref")}`} aria-label={`Back to mark ${i + 1} in the text`}>↩</a>
              </li>
            ))}
          </ol>
        </section>
      );
    case "teaser":
      return <div class="in-place"><TeaserCard teaser={block.article} /></div>;
    case "paywall":
      // Only what has the right to all of a body gets it, to know where the free part ends.
      return null;
    case "divider":
      return <hr id={named(block)} />;
    default:
      return unknown(block);
  }
}

/** The id that links within the body lead to. It is not the block's own id, which no link knows. */
export function named({ anchor }: { anchor: string | null }): string | undefined {
  return anchor ?? undefined;
}

/** The words below a block. */
export function Caption({ html }: { html: string | null }) {
  return html === null ? null : <Html as="figcaption" html={html} />;
}

interface QuoteProps {
  kind: "quote" | "pullquote";
  block: { anchor: string | null; html: string; citation: string | null };
  source?: string | null;
  children?: ComponentChildren;
}

function Quote({ kind, block, source = null, children }: QuoteProps) {
  return (
    <figure class={kind} id={named(block)}>
      <blockquote class="flow" cite={source ?? undefined}>
        {block.html !== "" && <Html as="p" html={block.html} />}
        {children}
      </blockquote>
      {(block.citation || source) && (
        <figcaption>
          {block.citation && <Html as="span" html={block.citation} />}{" "}
          {source && <a href={source} rel="external">Source</a>}
        </figcaption>
      )}
    </figure>
  );
}

/** Does not compile if a block type of the contract has no case; renders nothing for types newer than this build. */
function unknown(_block: never): null {
  return null;
}
