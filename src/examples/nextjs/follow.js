// Follows the change feed, and has the site forget what shows what changed: node follow.js. It keeps its place in a file,
// so that nothing is missed while it does not run. A build begins with node follow.js --from-now: what changes after that
// is forgotten as soon as this runs.
import { readFile, rename, writeFile } from "node:fs/promises";
import { Broadsheet } from "broadsheet-client";

const { BROADSHEET_ADDRESS = "http://localhost:8080", SITE = "http://localhost:3000", REVALIDATE_SECRET } = process.env;
const PLACE = process.env.CURSOR_FILE ?? ".cursor";

async function keep(cursor) {
  await writeFile(`${PLACE}.part`, cursor);
  await rename(`${PLACE}.part`, PLACE);
}

const fromNow = process.argv[2] === "--from-now";
const cursor = fromNow ? "now" : await readFile(PLACE, "utf8");
const changes = new Broadsheet(BROADSHEET_ADDRESS).changes(
  { cursor },
  { onInterrupted: (reason, pause) => console.warn(`${reason}; again in ${Math.round(pause)} ms`) },
);
for await (const page of changes.pages()) {
  const tags = [...new Set(page.items.flatMap((change) => change.cacheTags))];
  if (tags.length > 0) {
    // Where the site does not answer this ends, and goes on from the same place when it is started again.
    const response = await fetch(`${SITE}/revalidate`, {
      method: "POST",
      headers: { Authorization: `Bearer ${REVALIDATE_SECRET}` },
      body: JSON.stringify(tags),
    });
    if (!response.ok) {
      throw new Error(`The site answered ${response.status}`);
    }
    console.log(tags.join(" "));
  }
  await keep(page.cursor);
  if (fromNow) {
    break;
  }
}
