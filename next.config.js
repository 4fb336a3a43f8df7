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
  turbopack: {
    // Its build for browsers asks the document for help, which a worker does not have.
    resolveAlias: {
      "decode-named-character-reference": "./node_modules/decode-named-character-reference/index.js",
    },
  },
  distDir: process.env.COTEJO_DIST ?? ".next",
}

export default config
