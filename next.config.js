/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or file-reading packages stay outside the bundle.
  serverExternalPackages: ["libsql", "pino"],
  // `npm test` checks the types of the whole tree once; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  distDir: process.env.COTEJO_DIST ?? ".next",
}

export default config
