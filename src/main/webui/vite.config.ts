import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** Maximum size of all scripts of a page, in bytes of gzip. */
const MOST_SCRIPT = 60_000;

export default defineConfig(({ command }) => ({
  // The program serves the files of a page under /reader/, so that they cannot collide with a page of the site.
  base: command === "build" ? "/reader/" : "/",
  build: {
    // Committed, so that neither the program nor its tests need Node; .ci/reader checks that they match the sources.
    outDir: "../resources/reader",
    emptyOutDir: true,
    assetsDir: "",
    // Every file has a hash of its content in its name, so that it can be cached for ever.
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
