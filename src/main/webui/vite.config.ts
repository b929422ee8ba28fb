import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** What all scripts of a page may weigh, in bytes of gzip. */
const MOST_SCRIPT = 60_000;

export default defineConfig(({ command }) => ({
  // The program serves the files that a page loads below /reader/, so that they collide with no page of the site.
  base: command === "build" ? "/reader/" : "/",
  build: {
    // Committed, so that neither the program nor its tests need Node; .ci/reader checks that it is what this builds.
    outDir: "../resources/reader",
    emptyOutDir: true,
    assetsDir: "",
    // Every file has the hash of what is in it in its name, so that it can be kept for ever.
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ["/v1", "/q", "/demo"].map((path) => [path, process.env["BROADSHEET"] ?? "http://localhost:8080"]),
    ),
  },
  plugins: [weighed()],
}));

function weighed(): Plugin {
  return {
    name: "weighed",
    generateBundle(_options, bundle) {
      const bytes = Object.values(bundle)
        .filter((file) => file.type === "chunk")
        .reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
      if (bytes > MOST_SCRIPT) {
        this.error(`The scripts weigh ${bytes} bytes of gzip; ${MOST_SCRIPT} is the most`);
      }
      this.info(`The scripts weigh ${bytes} of ${MOST_SCRIPT} bytes of gzip`);
    },
  };
}
