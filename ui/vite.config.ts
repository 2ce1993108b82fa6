import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vitest/config";

/** Lucide's icons are drawn by our own part: its was measured to cost 2 MB of the page's memory for twelve icons. */
const ownIcon: Plugin = {
  name: "own-icon",
  enforce: "pre",
  resolveId(id, from) {
    const theirs = id === "../Icon.svelte" && from?.includes("@lucide/svelte");
    return theirs ? this.resolve("/src/parts/Icon.svelte") : null;
  },
};

export default defineConfig({
  plugins: [ownIcon, svelte()],
  base: "./",
  build: { target: ["safari16", "chrome120"], assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: { include: ["src/**/*.test.ts", "test/**/*.test.ts"], environment: "node", testTimeout: 30_000 },
});
