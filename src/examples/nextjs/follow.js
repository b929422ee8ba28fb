// Follows the change feed and makes the site revalidate whatever shows a change: node follow.js. It stores its cursor in
// a file, so that nothing is missed while it is not running. Run node follow.js --from-now before a build: changes after
// that are revalidated as soon as this runs.
import { readFile, rename, writeFile } from "node:fs/promises";
import { Broadsheet } from "broadsheet-client";

const { BROADSHEET_ADDRESS = "http://localhost:8080", SITE = "http://localhost:3000", REVALIDATE_SECRET } = process.env;
const CURSOR_FILE = process.env.CURSOR_FILE ?? ".cursor";

async function keep(cursor) {
  await writeFile(`${CURSOR_FILE}.part`, cursor);
  await rename(`${CURSOR_FILE}.part`, CURSOR_FILE);
}

const fromNow = process.argv[2] === "--from-now";
const cursor = fromNow ? "now" : await readFile(CURSOR_FILE, "utf8");
const changes = new Broadsheet(BROADSHEET_ADDRESS).changes(
  { cursor },
  { onInterrupted: (reason, pause) => console.warn(`${reason}; trying again in ${Math.round(pause)} ms`) },
);
for await (const page of changes.pages()) {
  const tags = [...new Set(page.items.flatMap((change) => change.cacheTags))];
  if (tags.length > 0) {
    // If the site does not answer, this program ends; started again, it continues from the same cursor.
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
