import { useState } from "preact/hooks";
import type { Schemas } from "../api/newsroom";
import { Caption, named } from "./Blocks";

/**
 * Embedded content from another site. No script, frame or post of another company is loaded before the reader asks for
 * it, and only what the Content-Security-Policy allows is shown in a frame: the rest are links with the words of what
 * they lead to.
 */
export function Embed({ embed }: { embed: Schemas["EmbedBlock"] }) {
  const [playing, setPlaying] = useState(false);
  const player = playerOf(embed);
  const title = embed.title ?? `On ${embed.provider}`;
  if (playing && player) {
    return (
      <figure class="embed player" id={named(embed)}>
        <iframe
          src={player}
          title={title}
          style={{ aspectRatio: shapeOf(embed) }}
          allow="fullscreen; picture-in-picture"
          referrerPolicy="strict-origin-when-cross-origin"
        />
        <Caption html={embed.caption} />
      </figure>
    );
  }
  return (
    <figure class="embed" id={named(embed)}>
      {embed.thumbnail && (
        <img
          src={embed.thumbnail}
          alt=""
          style={{ aspectRatio: shapeOf(embed) }}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
        />
      )}
      <p>
        <span class="kicker">{embed.provider}</span>
        <a href={embed.url} rel="noopener external">{title}</a>
      </p>
      {embed.text && <blockquote>{embed.text}</blockquote>}
      {player && (
        <button type="button" onClick={() => setPlaying(true)}>
          Play here<span class="unseen">: {title}</span>
        </button>
      )}
      <Caption html={embed.caption} />
    </figure>
  );
}

/** Its width to its height, so that the page does not jump; 16 to 9 where it is not known. */
function shapeOf({ width, height, ratio }: Schemas["EmbedBlock"]): string {
  return width !== null && height !== null ? `${width} / ${height}` : (ratio ?? "16:9").replace(":", " / ");
}

/** The address of a provider's player, if it can be derived. */
function playerOf({ provider, url }: Schemas["EmbedBlock"]): string | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { hostname, pathname, searchParams } = new URL(url);
  const last = pathname.split("/").filter(Boolean).at(-1) ?? "";
  if (provider === "youtube") {
    const video = searchParams.get("v") ?? last;
    return /^[\w-]{11}$/.test(video) ? `https://www.youtube-nocookie.com/embed/${video}` : undefined;
  }
  if (provider === "vimeo" && hostname.endsWith("vimeo.com")) {
    return /^\d+$/.test(last) ? `https://player.vimeo.com/video/${last}?dnt=1` : undefined;
  }
  return undefined;
}
