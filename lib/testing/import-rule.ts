/**
 * Who may know whom, as a table. import-rule.test.ts holds it over every file.
 *
 * Each folder of `lib` names the other folders it may know (its own it always may) and the packages it may use. The order is
 * that of the way data goes: what is further down the table may know what is above, never the other way.
 */

export interface Zone {
  /** The beginning of the paths it holds. The longest one that fits a file is the one that counts. */
  readonly folder: string
  readonly knows: readonly string[]
  /** Packages by name; "prosemirror-*" stands for all that begin so, "node:*" for Node's own. */
  readonly packages: readonly string[]
  readonly why: string
}

const core = ["lib/page", "lib/text", "lib/formats", "lib/bitexts", "lib/align", "lib/checks", "lib/review", "lib/sync"]
const documents = ["prosemirror-model", "prosemirror-state", "prosemirror-transform"]

const shown = [
  ...core.filter(folder => folder !== "lib/formats" && folder !== "lib/bitexts"),
  "lib/messages",
  "lib/client",
]
const screens = [
  "react*",
  "prosemirror-*",
  "zustand*",
  "use-intl*",
  "lucide-react*",
  "@base-ui/react*",
  // Going from page to page without loading everything again. Nothing else of Next: what it fetches is app's business.
  "next/link",
  "next/navigation",
]

export const zones: readonly Zone[] = [
  {
    folder: "lib/page",
    knows: [],
    packages: [],
    why: "The page is the waist of the hourglass: everybody looks at it, so it looks at nobody.",
  },
  {
    folder: "lib/text",
    knows: ["lib/page"],
    packages: [],
    why: "Words and sentences are cut without knowing what they are cut for.",
  },
  {
    folder: "lib/formats",
    knows: ["lib/page", "lib/text"],
    packages: ["parse5", "micromark*", "mdast*", "unist*", "diff", "saxes", "fflate"],
    why: "A format reads a file into a page and writes one; it must not know the editor or where pages are kept.",
  },
  {
    folder: "lib/bitexts",
    knows: ["lib/page", "lib/text", "lib/formats"],
    packages: [],
    why: "A bilingual file is read into two pages; it must not know the editor or where pages are kept.",
  },
  {
    folder: "lib/align",
    knows: ["lib/page", "lib/text"],
    packages: [],
    why: "Alignment lays two pages side by side; it runs in a worker, on the server and on the command line alike.",
  },
  {
    folder: "lib/checks",
    knows: ["lib/page", "lib/text"],
    packages: ["re2js"],
    why: "A check reads a pair's words and nothing else, so that it can run within a blink in a worker.",
  },
  {
    folder: "lib/review",
    knows: ["lib/page", "lib/text", "lib/align"],
    packages: [...documents, "diff"],
    why: "The review document is a model, not a view: server and browser must come to the same document.",
  },
  {
    folder: "lib/review/commands",
    knows: ["lib/page", "lib/text", "lib/align", "lib/review"],
    packages: [...documents, "prosemirror-commands", "prosemirror-history", "prosemirror-keymap", "diff"],
    why: "A command changes the document without touching the screen, so that a key and a button can both call it.",
  },
  {
    folder: "lib/sync",
    knows: ["lib/page", "lib/text", "lib/align", "lib/formats", "lib/checks", "lib/review"],
    packages: [...documents, "prosemirror-collab", "prosemirror-history"],
    why: "Keeping desks in step is decided without a server or a network, so that it can be tested without them.",
  },
  {
    folder: "lib/messages",
    knows: core,
    packages: ["use-intl*"],
    why: "Sentences are keyed by the core's codes; the core never knows its sentences.",
  },
  {
    folder: "lib/client",
    knows: [...core, "lib/messages"],
    packages: ["prosemirror-*", "zustand*", "better-auth/client*", "use-intl*"],
    why: "The browser's part knows the core and speaks to the server over HTTP only.",
  },
  {
    folder: "lib/server",
    knows: [...core, "lib/messages"],
    packages: [
      ...documents,
      "kysely*",
      "libsql",
      "pg",
      "better-auth*",
      "nodemailer",
      "pino",
      "prom-client",
      "zod*",
      "node:*",
    ],
    why: "The server's part knows the core and nothing of the browser; the database is here and nowhere else.",
  },
  {
    folder: "components",
    knows: shown,
    packages: screens,
    why: "Components show what the core and the client tell them; they know no file formats, no server and no database.",
  },
  {
    folder: "components/import",
    // Files enter here: they are read and laid side by side in the browser, so that the preview waits for no upload.
    knows: [...shown, "lib/formats", "lib/bitexts"],
    packages: screens,
    why: "The import screen reads files in the browser; it knows no server and no database.",
  },
  {
    folder: "components/glossary",
    // Glossary files are read in the browser, so that what they would add can be looked at before anything is kept.
    knows: [...shown, "lib/formats", "lib/bitexts"],
    packages: screens,
    why: "The glossary's screen reads glossary files in the browser; it knows no server and no database.",
  },
  {
    folder: "cli",
    knows: [...core, "lib/messages", "lib/server"],
    packages: ["node:*", "prosemirror-*"],
    why: "The command line runs the same core without a browser.",
  },
]

export const zoneOf = (path: string): Zone | undefined =>
  zones
    .filter(zone => path.startsWith(`${zone.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)
    .at(0)

const fits = (name: string, pattern: string) =>
  pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern

const isIn = (folder: string, path: string) => path === folder || path.startsWith(`${folder}/`)

/** lib/review and lib/review/commands are one family, and know each other. */
const familyOf = (folder: string) =>
  folder.startsWith("lib/") ? folder.split("/").slice(0, 2).join("/") : (folder.split("/")[0] ?? folder)

/** Tests, and what is only for them (contracts are tests that many implementations share), may use whatever helps to test. */
export const isTest = (path: string) =>
  /\.test\.tsx?$|\/contract(-[a-z]+)?\.ts$/.test(path) || path.startsWith("lib/testing/")

/**
 * A sentence for an import that breaks the rule, or null. `wanted` is a path of the checkout without its extension, or a
 * package's name. `typeOnly` imports vanish in the build: a component may name a format's type, not call it.
 */
export function breach(from: string, wanted: string, typeOnly: boolean, isPath: boolean): string | null {
  if (isTest(from)) return null
  if (isPath && wanted.startsWith("lib/testing/") && !from.startsWith("e2e/") && !from.startsWith("scripts/"))
    return `${from} imports ${wanted}: lib/testing is for tests only.`
  const zone = zoneOf(from)
  if (!zone) return null
  if (!isPath)
    return zone.packages.some(pattern => fits(wanted, pattern))
      ? null
      : `${from} imports the package ${wanted}, which is not for ${zone.folder}. ${zone.why}`
  const known = [zone.folder, ...zone.knows].some(folder => isIn(folder, wanted)) || isIn(familyOf(zone.folder), wanted)
  const named = typeOnly && zone.folder.startsWith("components") && wanted.startsWith("lib/formats/")
  return known || named ? null : `${from} imports ${wanted}, which ${zone.folder} must not know. ${zone.why}`
}
