import type { Schemas } from "../api/newsroom";
import { Caption, named } from "./Blocks";
import { Html } from "./Html";

/** A video from a file, by the browser's own player; nothing of it is loaded before the reader starts it. */
export function Video({ video }: { video: Schemas["VideoBlock"] }) {
  return (
    <figure class="video" id={named(video)}>
      <video
        controls
        preload="none"
        playsInline
        poster={video.poster ?? undefined}
        width={video.width ?? undefined}
        height={video.height ?? undefined}
        aria-label={video.title ?? undefined}
      >
        <Files media={video} />
      </video>
      <Words media={video} />
    </figure>
  );
}

/** An audio from a file, with its picture if there is one. */
export function Audio({ audio }: { audio: Schemas["AudioBlock"] }) {
  return (
    <figure class="audio" id={named(audio)}>
      {audio.poster && <img src={audio.poster} alt="" loading="lazy" decoding="async" />}
      {audio.title && <p class="title">{audio.title}</p>}
      <audio controls preload="none" aria-label={audio.title ?? undefined}><Files media={audio} /></audio>
      <Words media={audio} />
    </figure>
  );
}

type Playable = Schemas["VideoBlock"] | Schemas["AudioBlock"];

/** The browser plays the first file whose type it knows. */
function Files({ media }: { media: Playable }) {
  const files = [{ url: media.url, mediaType: media.mediaType }, ...media.sources];
  return (
    <>
      {files.map(({ url, mediaType }) => <source key={url} src={url} type={mediaType ?? undefined} />)}
      {media.captions.map(({ url, kind, language, label }) => (
        <track key={url} src={url} kind={kind} srcLang={language ?? undefined} label={label ?? undefined} />
      ))}
      <a href={media.url}>{media.title ?? media.url}</a>
    </>
  );
}

function Words({ media }: { media: Playable }) {
  if (media.transcript === null) {
    return <Caption html={media.caption} />;
  }
  return (
    <figcaption>
      {media.caption && <Html as="span" html={media.caption} />}{" "}
      <a href={media.transcript}>Transcript</a>
    </figcaption>
  );
}
