import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.ts", "scripts/**/*.test.ts"],
    globalSetup: ["scripts/lib/vitest-lexicon.mjs"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "threads",
    maxWorkers: 2,
    // A sixth of the time went into loading the same modules for each file again. Who sets something global takes it back.
    isolate: false,
  },
})
