import { useState } from "preact/hooks";
import type { Schemas } from "../api/newsroom";

/**
 * Something from elsewhere. Nothing of another company's is loaded before the reader asks for it, and only what the
 * Content-Security-Policy lets in is ever framed: the rest are links.
 */
export function Embed({ embed }: { embed: Schemas["EmbedBlock"] }) {
  const [playing, setPlaying] = useState(false);
  const player = playerOf(embed);
  const title = embed.title ?? `On ${embed.provider}`;
  if (playing && player) {
    return (
      <div class="embed player">
        <iframe src={player} title={title} allow="fullscreen; picture-in-picture" referrerPolicy="strict-origin-when-cross-origin" />
      </div>
    );
  }
  return (
    <div class="embed">
      <p>
        <span class="kicker">{embed.provider}</span>
        <a href={embed.url} rel="noopener external">{title}</a>
      </p>
      {player && (
        <button type="button" onClick={() => setPlaying(true)}>
          Play here<span class="unseen">: {title}</span>
        </button>
      )}
    </div>
  );
}

/** The address of a provider's own player, where we know how to make one. */
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
