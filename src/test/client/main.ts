import { drawArticle, drawFront } from "./draw.js";
import { newsroom } from "./newsroom.js";

declare const process: { argv: string[]; exitCode: number };

const [server, kind, name] = process.argv.slice(2);

if (server === undefined || name === undefined || (kind !== "front" && kind !== "article")) {
  console.error("usage: main.js <server> front <section> | article <slug>");
  process.exitCode = 2;
} else {
  const reader = newsroom(server);
  console.log(kind === "front" ? drawFront(await reader.front(name)) : drawArticle(await reader.article(name)));
}
