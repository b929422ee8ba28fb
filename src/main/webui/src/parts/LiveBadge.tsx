import { useEffect, useState } from "preact/hooks";
import type { Schemas, Teaser } from "../api/newsroom";

interface Props {
  /** The section that is shown; all sections if absent. */
  section?: string;
  /** The newest stories when the page was rendered. */
  shown: Teaser[];
  /** Requests the newest stories again. */
  newest: () => Promise<Teaser[]>;
  /** Renders the page again. */
  show: () => Promise<void>;
}

/** All readers hear of a new story at the same moment; a random delay keeps them from all requesting it at once. */
const SPREAD = 1_500;

/** Tells the reader that there are newer stories, and shows them only on request, so that the page does not move. */
export function LiveBadge({ section, shown, newest, show }: Props) {
  const [count, setCount] = useState(0);
  const ids = shown.map((teaser) => teaser.id).join();

  useEffect(() => {
    setCount(0);
    const known = new Set(shown.map((teaser) => teaser.id));
    const youngest = shown.reduce((latest, { publishedAt }) => (publishedAt > latest ? publishedAt : latest), "");
    let asking: ReturnType<typeof setTimeout> | undefined;

    const look = async () => {
      asking = undefined;
      const stories = await newest().catch(() => []);
      setCount(stories.filter(({ id, publishedAt }) => !known.has(id) && publishedAt > youngest).length);
    };
    const heard = (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Schemas["Change"];
      // A correction of an old story is a change too, but not news.
      if (change.type === "article" && !known.has(change.id)) {
        asking ??= setTimeout(() => void look(), Math.random() * SPREAD);
      }
    };

    // The browser reconnects by itself after an interruption, and sends its position as Last-Event-ID.
    let stream: EventSource | undefined;
    const follow = () => {
      stream?.close();
      stream = undefined;
      if (document.visibilityState === "visible") {
        stream = new EventSource(`/v1/changes?types=article${section ? `&section=${section}` : ""}`);
        stream.addEventListener("upsert", heard);
      }
    };
    // A tab in the background holds no connection; when it is shown again, it has to check for itself.
    const seen = () => {
      follow();
      if (document.visibilityState === "visible") {
        void look();
      }
    };
    follow();
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      stream?.close();
      clearTimeout(asking);
    };
  }, [section, ids]);

  const reveal = () => {
    window.scrollTo({ top: 0 });
    void show();
  };

  return (
    <div class="live" role="status">
      {count > 0 && (
        <button type="button" onClick={reveal}>
          {count === 1 ? "1 newer story" : `${count} newer stories`}
        </button>
      )}
    </div>
  );
}
