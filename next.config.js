/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or file-reading packages stay outside the bundle; so do ProseMirror's, whose classes must be one and the same for
  // everything that runs in the server (see lib/review/schema.ts).
  serverExternalPackages: [
    "libsql",
    "pino",
    "prosemirror-model",
    "prosemirror-transform",
    "prosemirror-state",
    "prosemirror-collab",
  ],
  // `npm test` checks the types of the whole tree once; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  // The dictionaries: asked for again a day later, and then only whether they have changed.
  headers: async () => [
    {
      source: "/lexicon/:file*",
      headers: [{ key: "cache-control", value: "public, max-age=86400, stale-while-revalidate=604800" }],
    },
  ],
  turbopack: {
    // Its build for browsers asks the document for help, which a worker does not have.
    resolveAlias: {
      "decode-named-character-reference": "./node_modules/decode-named-character-reference/index.js",
    },
  },
  distDir: process.env.COTEJO_DIST ?? ".next",
}

export default config
