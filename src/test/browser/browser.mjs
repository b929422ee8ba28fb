import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";
import assert from "node:assert/strict";

export const SIZES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

const SCREENSHOTS = process.env.SCREENSHOTS ?? fileURLToPath(new URL("../../../target/screenshots", import.meta.url));
mkdirSync(SCREENSHOTS, { recursive: true });

/** The axe rules that a narrow window can break; the others are the same at any size and are checked on the desktop. */
const OF_SIZE = ["target-size", "scrollable-region-focusable", "meta-viewport"];

/** The machine's own Chromium, because its package is patched with the system. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });

/** Runs in the page before its own scripts: records layout shifts and what the policy refuses. */
function watch() {
  window.shifts = [];
  window.refusals = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) {
        window.shifts.push({ value, what: sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.nodeName) });
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    window.refusals.push(`${violatedDirective} ${blockedURI}`);
  });
}

/**
 * A window that checks its page: until it is closed nothing may be logged as an error, refused by the
 * Content-Security-Policy, or have shifted under the reader.
 */
export async function open(browser, address, { size = "desktop", colorScheme = "light", javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({
    ...SIZES[size], colorScheme, javaScriptEnabled, baseURL: address, locale: "en-GB",
  });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.addInitScript(watch);
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));

  return {
    page,

    /** Opens an address and waits until it is rendered. */
    async visit(path, status = 200) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), status, path);
      await page.locator("h1").first().waitFor();
      return answer;
    },

    /** @param {boolean} [whole] also what is below the window */
    async screenshot(name, whole = false) {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: `${SCREENSHOTS}/${name}-${size}-${colorScheme}.png`, fullPage: whole });
    },

    /** Checks that every picture can be shown, those further down too. */
    async picturesAreThere() {
      await page.evaluate(async () => {
        const all = [...document.querySelectorAll("main img")];
        all.forEach((picture) => { picture.loading = "eager"; });
        await Promise.all(all.map((picture) => picture.decode().catch(() => {})));
      });
      const broken = await page.locator("main img").evaluateAll((all) =>
        all.filter((picture) => picture.naturalWidth === 0).map((picture) => picture.src));
      assert.deepEqual(broken, []);
    },

    /**
     * Checks that axe finds no serious accessibility problem, by WCAG 2.2 AA and axe's best practices.
     *
     * @param {string[]} [rules] axe rules to check; by default all that the size can break
     * @param {string} [within] the part of the page to check; the whole page if absent
     */
    async isAccessible(rules = size === "phone" ? OF_SIZE : undefined, within = undefined) {
      // Text that is fading in has no contrast yet.
      await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
      const axe = within ? new AxeBuilder({ page }).include(within) : new AxeBuilder({ page });
      const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      assert.deepEqual(
        serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`),
        [],
      );
    },

    /** Checks that nothing is wider than the window. */
    async fits() {
      const [content, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(content <= room, `${content} pixels of content in ${room}`);
    },

    /** How far content has shifted by itself since the document was loaded (Cumulative Layout Shift). */
    async isStill() {
      const shifts = await page.evaluate(() => window.shifts);
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      assert.ok(sum < 0.05, `Layout shift of ${sum}: ${JSON.stringify(shifts)}`);
    },

    /** Closes a window whose page runs no script, and so can check nothing. */
    close: () => context.close(),

    /** @param {RegExp} allowed errors that may be logged: the browser reports a 404 that the test provokes */
    async end(allowed) {
      assert.deepEqual(await page.evaluate(() => window.refusals), []);
      assert.deepEqual(errors.filter((error) => !allowed?.test(error)), []);
      await context.close();
    },
  };
}
