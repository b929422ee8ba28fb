// The reading pages in a real browser, on the demo newsroom: READER=http://localhost:8080 BROADSHEET_KEY=… npm test
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, open } from "./browser.mjs";
import { newsroom } from "./newsroom.mjs";

const ADDRESS = process.env.READER ?? "http://localhost:8080";
const desk = newsroom(ADDRESS, process.env.BROADSHEET_KEY);

// What is written here has names of its own, so that the tests can run again on the same newsroom.
const RUN = Date.now().toString(36);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const at = (path) => new RegExp(`${path.replace(/[?.]/g, "\\$&")}$`);

for (const size of ["desktop", "phone"]) {
  describe(size, () => {
    const session = (options = {}) => open(browser, ADDRESS, { size, ...options });

    test("the front page has the newest stories, the week in brief, and every section", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");

      await page.locator(".teaser.lead img").waitFor();
      assert.equal(await page.title(), "Broadsheet");
      assert.ok((await page.locator(".top-stories .teaser").count()) === 7);
      assert.ok((await page.locator(".digests li").count()) >= 5);
      assert.ok((await page.locator(".strip").count()) >= 5);
      assert.match(await page.locator(".teaser.lead .meta").innerText(), /\d min/);
      const slugs = await page.locator(".teaser h2 a, .strip .teaser h3 a").evaluateAll((links) => links.map((link) => link.pathname));
      assert.equal(new Set(slugs).size, slugs.length, "Each story once");
      await window.fits();
      await window.screenshot("front-page");
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("a section unfolds its digest and goes on into the archive", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/sections/local");

      assert.equal(await page.title(), "Local – Broadsheet");
      assert.match(await page.locator("link[rel=canonical]").getAttribute("href"), at("/sections/local"));
      const digest = page.locator(".digest");
      const folded = await digest.innerText();
      await window.screenshot("section");
      await digest.getByRole("button", { name: /^Show more/ }).click();
      assert.ok((await digest.innerText()).length > folded.length * 1.5);
      assert.equal(await digest.getByRole("button", { name: /^Show less/ }).getAttribute("aria-expanded"), "true");
      await window.screenshot("section-unfolded");
      await window.fits();
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("older stories come as one goes, and on request, each once", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");
      const archive = page.locator(".strip").last();
      const stories = archive.locator(".teaser");

      await archive.getByRole("button", { name: "Older stories" }).scrollIntoViewIfNeeded();
      await page.waitForFunction(() => document.querySelectorAll(".strip:last-child .teaser").length > 20);
      for (;;) {
        const count = await stories.count();
        const button = archive.getByRole("button", { name: "Older stories" });
        if (await button.count() === 0) {
          break;
        }
        await button.click({ timeout: 2_000 }).catch(() => {});
        await page.waitForFunction(
          (seen) => document.querySelectorAll(".strip:last-child .teaser").length > seen
            || !document.querySelector(".strip:last-child .more"), count);
      }
      const slugs = await page.locator("main .teaser :is(h2, h3) a")
        .evaluateAll((links) => links.map((link) => link.pathname));
      assert.ok(slugs.length >= 48, `${slugs.length} stories`);
      assert.equal(new Set(slugs).size, slugs.length);
      await window.end();
    });

    test("a story has all that belongs to it, and its authors unfold", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/articles/harbour-ferry-returns");

      assert.match(await page.title(), /^The harbour ferry returns.* – Broadsheet$/);
      assert.match(await page.locator("link[rel=canonical]").getAttribute("href"), at("/articles/harbour-ferry-returns"));
      const figure = page.locator(".lead-image figure");
      assert.ok((await figure.locator("img").getAttribute("alt")).length > 20);
      assert.match(await figure.locator("figcaption").innerText(), /Quayside steps.*Illustration: Nell Quarrie/s);
      assert.ok((await page.locator(".body p").count()) > 10);
      assert.match(await page.locator(".story > header .meta").innerText(), /Mira Holt.*9 November 2026.*3 min/s);
      assert.equal(await page.locator(".beside a[hreflang=uk]").count(), 1);
      const reasons = await page.locator(".related .reason").allInnerTexts();
      assert.ok(reasons.includes("Chosen by the editor"), reasons.join());
      assert.ok(reasons.some((reason) => /^Also about Ferry/.test(reason)), reasons.join());
      const author = page.locator(".author").first();
      assert.doesNotMatch(await author.innerText(), /94 books/);
      await window.screenshot("story");
      await window.isStill();
      await author.getByRole("button", { name: /^Read more/ }).click();
      assert.match(await author.innerText(), /94 books/);
      await window.fits();
      await window.isAccessible();
      await page.locator(".related").scrollIntoViewIfNeeded();
      await window.screenshot("related");
      await window.end();
    });

    test("every block is drawn, pictures of unknown size and players included", async () => {
      await desk.imports({
        type: "article", slug: `blocks-${RUN}`, headline: "Every kind of block", section: "local", language: "en",
        status: "published", publishedAt: "2020-05-09T10:00:00Z", authors: ["mira-holt"], tags: ["ferry"],
        body: {
          blocks: [
            { id: "p", type: "paragraph", html: "A <strong>paragraph</strong> with <a href=\"/articles/harbour-ferry-returns\">a link</a>." },
            { id: "h", type: "heading", level: 2, html: "A heading" },
            { id: "i", type: "image", image: { url: "/demo/images/fish-market.jpg", alt: "The fish market", caption: "A <em>caption</em>", credit: "A credit" } },
            { id: "q", type: "quote", html: "A quotation.", citation: "Somebody" },
            { id: "l", type: "list", ordered: true, items: ["One", "Two"] },
            { id: "t", type: "table", header: ["Day", "Crossings"], rows: [["Monday", "50"], ["Sunday", "37"]] },
            { id: "c", type: "code", language: "sql", text: "select * from crossing where minutes > 7 order by departed_at desc, id desc limit 100" },
            { id: "e", type: "embed", url: "https://www.youtube.com/watch?v=dQw4w9WgXcQ", title: "The crossing" },
            { id: "x", type: "embed", url: "https://example.org/chart", title: "A chart" },
            { id: "a", type: "teaser", article: "harbour-ferry-returns" },
            { id: "d", type: "divider" },
            { id: "z", type: "paragraph", html: "The end." },
          ],
        },
      });
      const window = await session();
      const { page } = window;
      await window.visit(`/articles/blocks-${RUN}`);

      const body = page.locator(".body");
      for (const part of ["p strong", "h2", "figure img", "figcaption em", ".quote blockquote", "ol li", "table th[scope=col]",
        "pre code", ".embed a[href*=youtube]", ".embed a[href*='example.org']", ".in-place .teaser", "hr"]) {
        assert.ok((await body.locator(part).count()) > 0, part);
      }
      assert.equal(await page.locator("iframe").count(), 0, "Nothing of another company's before it is asked for");
      assert.equal(await body.getByRole("button", { name: /Play here/ }).count(), 1);
      await window.fits();
      await page.locator(".body .quote").scrollIntoViewIfNeeded();
      await window.screenshot("blocks");
      await window.isAccessible();
      await window.isStill();

      await page.evaluate(() => { window.here = true; });
      await body.locator("p a").first().click();
      await page.waitForURL(at("/articles/harbour-ferry-returns"));
      await page.getByRole("heading", { level: 1, name: /harbour ferry returns/ }).waitFor();
      assert.equal(await page.evaluate(() => window.here), true, "A link in a body is followed without loading anew");
      await page.goBack();
      await page.getByRole("heading", { level: 1, name: "Every kind of block" }).waitFor();
      await page.reload();
      await page.getByRole("heading", { level: 1, name: "Every kind of block" }).waitFor();
      await window.end();
    });

    test("a story in Arabic runs from right to left", async () => {
      await desk.imports({
        type: "article", slug: `rtl-${RUN}`, headline: "عودة العبّارة إلى الميناء بعد غياب طويل", section: "local", language: "ar",
        standfirst: "عبرت العبّارة النهر صباح الاثنين للمرة الأولى منذ عامين تقريباً.", status: "published",
        publishedAt: "2020-05-09T10:00:00Z", authors: ["mira-holt"], tags: ["ferry"],
        leadImage: { url: "/demo/images/ferry-first-crossing.jpg", alt: "عبّارة", caption: "العبّارة عند الفجر", credit: "Nell Quarrie", width: 1600, height: 900 },
        body: { html: "<p>انطلقت العبّارة قبل الفجر وعلى متنها ستة وتسعون راكباً.</p><blockquote><p>كنا ننتظر هذا اليوم.</p></blockquote><ul><li>سبع دقائق</li><li>خمسون رحلة</li></ul>" },
      });
      const window = await session();
      const { page } = window;
      await window.visit(`/articles/rtl-${RUN}`);

      const story = page.locator(".story");
      assert.deepEqual(await story.evaluate(({ lang, dir }) => [lang, dir]), ["ar", "rtl"]);
      const [right, end] = await page.locator(".story h1").evaluate((heading) => {
        const range = document.createRange();
        range.selectNodeContents(heading);
        return [heading.getBoundingClientRect().right, range.getBoundingClientRect().right];
      });
      assert.ok(Math.abs(right - end) < 2, "The headline begins at the right");
      assert.equal(await page.locator(".quote").evaluate((quote) => getComputedStyle(quote).borderRightStyle), "solid");
      await window.fits();
      await window.screenshot("right-to-left");
      await window.isAccessible();
      await window.isStill();
      await window.end();
    });

    test("authors, topics and digests have their pages", async () => {
      const window = await session();
      for (const [path, heading] of [
        ["/authors/mira-holt", "Mira Holt"], ["/tags/ferry", "Ferry"], ["/summaries/local-week-47", /^This week, a ward/],
        ["/corrections", "Corrections"],
      ]) {
        await window.visit(path);
        await window.page.getByRole("heading", { level: 1, name: heading }).waitFor();
        assert.match(await window.page.locator("link[rel=canonical]").getAttribute("href"), at(path));
        await window.fits();
        await window.screenshot(path.split("/")[1]);
        await window.isAccessible();
        await window.isStill();
      }
      assert.ok((await window.page.locator(".corrections li").count()) >= 2);
      await window.end();
    });

    test("search suggests by keyboard, and finds", async () => {
      const window = await session();
      const { page } = window;
      await window.visit("/");
      const field = page.getByRole("combobox", { name: "Search" });

      await field.click();
      await field.pressSequentially("ferr", { delay: 20 });
      await page.getByRole("option").first().waitFor();
      assert.equal(await field.getAttribute("aria-expanded"), "true");
      await window.screenshot("suggestions");
      await window.isAccessible();
      await field.press("ArrowDown");
      const active = page.locator(`[id="${await field.getAttribute("aria-activedescendant")}"]`);
      assert.equal(await active.getAttribute("aria-selected"), "true");
      assert.match(await active.innerText(), /Ferry/);
      await field.press("ArrowUp");
      assert.equal(await field.getAttribute("aria-activedescendant"), null);
      await field.press("Escape");
      assert.equal(await page.getByRole("option").count(), 0);
      assert.equal(await field.inputValue(), "ferr", "The first Escape closes the list alone");
      await field.press("ArrowDown");
      await field.press("Enter");
      await page.waitForURL(at("/tags/ferry"));

      await field.click();
      await field.fill("harbuor");
      await field.press("Enter");
      await page.waitForURL(at("/search?q=harbuor"));
      await page.getByText("Nothing has these words").waitFor();
      assert.ok((await page.locator(".stories .teaser mark").count()) > 0);
      await window.fits();
      await window.screenshot("search");
      await window.isAccessible();
      await window.visit("/search?q=xyzzyqqq");
      await page.getByText("No story has these words.").waitFor();
      await window.end();
    });

    test("a newer story is announced, and shown when asked for", async () => {
      const window = await session();
      const { page } = window;
      // What is published before the stream begins is on the page itself.
      const stream = page.waitForResponse(/\/v1\/changes/);
      await window.visit("/sections/sport");
      await stream;

      const headline = `Just in: a goal for the ${size} (${RUN})`;
      await desk.publish({ slug: `live-${size}-${RUN}`, headline, section: "sport" });
      const badge = page.getByRole("button", { name: "1 newer story" });
      await badge.waitFor({ timeout: 10_000 });
      assert.equal(await page.locator(".teaser", { hasText: headline }).count(), 0);
      await window.screenshot("live");
      await window.isAccessible();
      await badge.click();
      await page.locator(".teaser", { hasText: headline }).first().waitFor();
      await badge.waitFor({ state: "detached" });
      await window.end();
    });

    test("moved, withdrawn and unknown are shown as what they are", async () => {
      const slug = `boat-${size}-${RUN}`;
      await desk.publish({ slug, headline: "A boat" });
      await desk.rename(slug, `${slug}-renamed`);
      const window = await session();
      const { page } = window;

      const answer = await window.visit(`/articles/${slug}`);
      assert.equal(await answer.request().redirectedFrom().response().then((first) => first.status()), 308);
      assert.match(page.url(), at(`/articles/${slug}-renamed`));
      // Within the page, too: the API redirects, and the address follows.
      await page.evaluate((path) => { document.querySelector(".kicker a").href = path; }, `/articles/${slug}`);
      await page.locator(".kicker a").first().click();
      await page.waitForURL(at(`/articles/${slug}-renamed`));

      await desk.withdraw(`${slug}-renamed`, "There was no boat.");
      await window.visit(`/articles/${slug}-renamed`, 410);
      await page.getByRole("heading", { name: "This story was withdrawn" }).waitFor();
      await page.getByText("There was no boat.").waitFor();
      await window.screenshot("withdrawn");
      await window.isAccessible();

      for (const path of ["/articles/never-was", "/nowhere/at/all"]) {
        await window.visit(path, 404);
        await page.getByRole("heading", { name: "There is no such page" }).waitFor();
      }
      await window.screenshot("unknown");
      await window.isAccessible();
      await window.isStill();
      await window.end(/status of (404|410)/);
    });

    test("in the dark everything can be read as well", async () => {
      const window = await session({ colorScheme: "dark" });
      for (const [name, path] of [
        ["front-page", "/"], ["section", "/sections/local"], ["story", "/articles/harbour-ferry-returns"],
        ["search", "/search?q=ferry"],
      ]) {
        await window.visit(path);
        await window.page.locator(".teaser").first().waitFor();
        await window.screenshot(name);
        // The rest is the same in any light, and the light at any size.
        if (size === "desktop") {
          await window.isAccessible(["color-contrast"]);
        }
      }
      await window.end();
    });
  });
}

test("the page shows what it asked the API, to be asked again", async () => {
  const window = await open(browser, ADDRESS);
  const { page } = window;
  await window.visit("/articles/harbour-ferry-returns");

  await page.getByText("View the 2 requests of this page").click();
  const commands = await page.locator(".colophon code").allInnerTexts();
  const own = commands.find((command) => command.includes("/v1/articles/harbour-ferry-returns"));
  assert.equal(own, `curl -s '${ADDRESS}/v1/articles/harbour-ferry-returns?include=related,notices,authors,translations' | jq`);
  const answer = await fetch(own.match(/'(.*)'/)[1]);
  assert.equal(answer.status, 200);
  assert.equal(await page.getByRole("link", { name: "Try the API" }).getAttribute("href"), "/q/swagger-ui");
  await page.locator(".colophon").scrollIntoViewIfNeeded();
  await window.screenshot("requests");
  await window.isAccessible();
  await window.end();
});

test("the keyboard skips to the stories, and links are reached in the order of the page", async () => {
  const window = await open(browser, ADDRESS);
  const { page } = window;
  await window.visit("/");

  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the stories");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("main")?.id), "main");
  await window.end();
});

test("motion is spared to those who ask for that", async () => {
  const window = await open(browser, ADDRESS);
  await window.page.emulateMedia({ reducedMotion: "reduce" });
  await window.visit("/");
  assert.equal(await window.page.evaluate(() => document.getAnimations().length), 0);
  await window.end();
});
