import type { NextConfig } from "next";

export default {
  cacheComponents: true,
  // This folder is the whole project, whatever is above it.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
} satisfies NextConfig;
