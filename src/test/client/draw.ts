import type { Schemas } from "./newsroom.js";

const WIDTH = 78;

/** A section's page as text. */
export function drawFront(front: Schemas["Front"]): string {
  const parts = [front.section.name.toUpperCase()];
  if (front.summary !== null) {
    const { headline, excerpt, truncated, articles } = front.summary;
    parts.push(`${headline}\n${wrapped(excerpt)}${truncated ? "\n[Show more]" : ""}`);
    parts.push(...articles.map(drawTeaser));
  }
  parts.push(...front.articles.map(drawTeaser));
  if (front.next !== null) {
    parts.push(`More: ${front.next}`);
  }
  return parts.join("\n\n");
}

/** An article's page as text. */
export function drawArticle(article: Schemas["Article"]): string {
  const parts = [
    `${article.section.name.toUpperCase()}\n${article.headline}`,
    `${byline(article)} · ${date(article.publishedAt)} · ${article.readingMinutes} min`,
  ];
  if (article.standfirst !== null) {
    parts.push(wrapped(article.standfirst));
  }
  if (article.leadImage !== null) {
    parts.push(drawImage(article.leadImage));
  }
  parts.push(...(article.body?.blocks ?? []).map(drawBlock));
  for (const notice of article.notices ?? []) {
    parts.push(wrapped(`${notice.kind}, ${date(notice.publishedAt)}: ${plain(notice.html)}`));
  }
  if (article.related !== null && article.related.length > 0) {
    parts.push("RELATED", ...article.related.map((teaser) => `${drawTeaser(teaser)}\n${because(teaser)}`));
  }
  return parts.join("\n\n");
}

function drawBlock(block: Schemas["Block"]): string {
  switch (block.type) {
    case "paragraph":
      return wrapped(plain(block.html));
    case "heading":
      return `${"#".repeat(block.level)} ${plain(block.html)}`;
    case "image":
      return drawImage(block.image);
    case "gallery":
      return [...block.images.map(drawImage), ...optional(block.caption)].join("\n");
    case "quote": {
      const words = [block.html === "" ? "" : `“${wrapped(plain(block.html))}”`, ...block.blocks.map(drawBlock)];
      return [...words.filter((text) => text !== ""), ...source(block.citation), ...optional(block.url)].join("\n");
    }
    case "pullquote":
      return [`“${wrapped(plain(block.html))}”`, ...source(block.citation)].join("\n");
    case "list":
      return block.items.map((_, i) => drawItem(block, i)).join("\n");
    case "table":
      return [
        ...optional(block.caption),
        ...[block.header, ...block.rows].filter((row) => row.length > 0).map((row) => row.map(plain).join(" | ")),
      ].join("\n");
    case "code":
      return [block.text.replace(/^/gm, "    "), ...optional(block.caption)].join("\n");
    case "embed":
      return [`[${block.title ?? block.provider}: ${block.url}]`, ...optional(block.text), ...optional(block.caption)].join("\n");
    case "video":
    case "audio":
      return [`[${block.title ?? block.type}: ${block.url}]`, ...optional(block.caption)].join("\n");
    case "file": {
      const about = [block.mediaType, block.size === null ? null : `${block.size} bytes`].filter((text) => text !== null);
      return [`[${[block.title, ...about].join(", ")}: ${block.url}]`, ...optional(block.caption)].join("\n");
    }
    case "link":
      return [`[${block.title}: ${block.url}]`, ...optional(block.description), ...optional(block.publisher)].join("\n");
    case "details":
      return [...optional(block.summary), ...block.blocks.map(drawBlock)].join("\n\n");
    case "callout":
      return indented(block.blocks.map(drawBlock).join("\n\n"), `${block.icon ?? "|"} `, "| ");
    case "footnotes":
      return block.notes.map(({ blocks }, i) => indented(blocks.map(drawBlock).join("\n"), `${i + 1}. `, "   ")).join("\n");
    case "teaser":
      return drawTeaser(block.article);
    case "paywall":
      return "";
    case "divider":
      return "* * *";
    default:
      return unknown(block);
  }
}

/** An item of a list: its text, then the blocks in it. */
function drawItem(list: Schemas["ListBlock"], i: number): string {
  const number = (list.start ?? 1) + (list.reversed ? -i : i);
  const mark = { done: "[x] ", open: "[ ] ", none: "" }[list.tasks[i] ?? "none"];
  const parts = [plain(list.items[i] ?? ""), ...(list.itemBlocks[i] ?? []).map(drawBlock)];
  return indented(parts.filter((text) => text !== "").join("\n"), (list.ordered ? `${number}. ` : "- ") + mark, "  ");
}

function indented(text: string, first: string, rest: string): string {
  return first + text.replace(/\n/g, `\n${rest}`);
}

/** A text that may be missing, as the lines that it takes. */
function optional(html: string | null): string[] {
  return html === null ? [] : [wrapped(plain(html))];
}

function source(citation: string | null): string[] {
  return citation === null ? [] : [`  — ${plain(citation)}`];
}

/** Does not compile if a block type of the contract has no case; renders nothing for types newer than this program. */
function unknown(_block: never): string {
  return "";
}

function drawTeaser(teaser: Schemas["Teaser"]): string {
  const topics = teaser.tags.map((tag) => tag.name).join(", ");
  return [
    `> ${teaser.headline}`,
    wrapped(teaser.standfirst ?? teaser.excerpt ?? ""),
    `${byline(teaser)} · ${date(teaser.publishedAt)} · ${teaser.readingMinutes} min · ${topics}`,
  ].join("\n");
}

function because(teaser: Schemas["Teaser"]): string {
  switch (teaser.reason) {
    case "editor":
      return "(the editor's choice)";
    case "shared-tags":
      return `(also about ${teaser.sharedTags.map((tag) => tag.name).join(", ")})`;
    case "same-section":
      return `(also in ${teaser.section.name})`;
    case null:
      return "";
  }
}

function drawImage(image: Schemas["Image"]): string {
  const size = image.width === null || image.height === null ? "" : ` (${image.width}×${image.height})`;
  const below = [image.caption === null ? null : plain(image.caption), image.credit].filter((text) => text !== null);
  return [`[${image.alt || image.url}${size}]`, ...below].join("\n");
}

/** The newsroom's own words, or those who wrote it; then the others, with what they did. */
function byline({ byline, contributors }: Pick<Schemas["Teaser"], "byline" | "contributors">): string {
  const authors = contributors.filter(({ role }) => role === "author").map(({ name }) => name);
  const others = contributors.filter(({ role }) => role !== "author").map(({ name, role }) => `${name} (${role})`);
  return [byline ?? authors.join(", "), ...others].filter((text) => text !== "").join("; ");
}

function date(instant: string): string {
  return instant.slice(0, 10);
}

function plain(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}

function wrapped(text: string): string {
  return text.replace(new RegExp(`(.{1,${WIDTH}})(?:\\s+|$)`, "g"), "$1\n").trimEnd();
}
