import { existsSync, readdirSync, readFileSync } from "node:fs"
import { posix } from "node:path"
import { fileURLToPath } from "node:url"
import ts from "typescript"
import { describe, expect, it } from "vitest"
import { breach, isTest } from "./import-rule"

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "")
const folders = ["app", "components", "lib", "cli", "e2e", "scripts"]

function filesUnder(folder: string): string[] {
  if (!existsSync(`${root}/${folder}`)) return []
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}
const all = folders.flatMap(filesUnder)
const atTheTop = readdirSync(root).filter(name => /\.(ts|js|mjs|json|md)$/.test(name) && name !== "package-lock.json")
const sources = all.filter(path => /\.(tsx?|mjs)$/.test(path))
const written = [...all.filter(path => /\.(tsx?|mjs|css|md|txt)$/.test(path)), ...atTheTop]
const read = (path: string) => readFileSync(`${root}/${path}`, "utf8")

interface Import {
  readonly wanted: string
  readonly typeOnly: boolean
}

/** Everything a file imports or exports from elsewhere, dynamic imports and worker addresses too. */
function importsOf(path: string): Import[] {
  const found: Import[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ wanted: node.moduleSpecifier.text, typeOnly: importsOnlyTypes(node.importClause) })
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ wanted: node.moduleSpecifier.text, typeOnly: node.isTypeOnly })
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [asked] = node.arguments
      if (asked && ts.isStringLiteral(asked)) found.push({ wanted: asked.text, typeOnly: false })
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push({ wanted: node.argument.literal.getText(file).slice(1, -1), typeOnly: true })
    ts.forEachChild(node, visit)
  }
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest)
  visit(file)
  return found
}

function importsOnlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every(one => one.isTypeOnly)
}

/** "../page/page" seen from lib/text/words.ts is lib/page/page; null for a package. */
function pathOf(from: string, wanted: string): string | null {
  if (wanted.startsWith("@/")) return wanted.slice(2)
  return wanted.startsWith(".") ? posix.join(posix.dirname(from), wanted) : null
}

describe("who may know whom", () => {
  it("every import keeps the rule", () => {
    const breaches = sources.flatMap(from =>
      importsOf(from).flatMap(({ wanted, typeOnly }) => {
        const path = pathOf(from, wanted)
        return breach(from, path ?? wanted, typeOnly, path !== null) ?? []
      }),
    )
    expect(breaches).toEqual([])
  })

  it.each([
    ["lib/page/page.ts", "lib/text/words", false, true],
    ["lib/formats/trac.ts", "prosemirror-model", false, false],
    ["lib/review/build.ts", "prosemirror-view", false, false],
    ["lib/client/link.ts", "lib/server/server", true, true],
    ["lib/server/server.ts", "lib/client/link", true, true],
    ["lib/server/server.ts", "react", false, false],
    ["components/desk/row.tsx", "kysely", false, false],
    ["components/desk/row.tsx", "lib/formats/registry", false, true],
    ["components/desk/row.tsx", "lib/testing/random", false, true],
  ] as const)("%s must not import %s", (from, wanted, typeOnly, isPath) => {
    expect(breach(from, wanted, typeOnly, isPath)).toMatch(/\.$/)
  })

  it("lets everybody know the page, and tests know everything", () => {
    expect(breach("lib/align/align.ts", "lib/page/page", false, true)).toBeNull()
    expect(breach("lib/review/commands/accept.ts", "lib/review/schema", false, true)).toBeNull()
    expect(breach("lib/review/build.test.ts", "lib/testing/random", false, true)).toBeNull()
  })

  it("the browser's own objects are only in components, app and lib/client", () => {
    const names = ["window", "localStorage", "sessionStorage", "navigator", "indexedDB"]
    // A variable of the same name (a window of time) is the file's own.
    const uses = (path: string, name: string) =>
      new RegExp(`(?<![\\w.$])${name}\\s*[.[]`).test(code(path)) &&
      !new RegExp(`(const|let)\\s+${name}\\b|[(,{]\\s*${name}\\b\\s*[:,})]`).test(code(path))
    const inCore = sources.filter(path => /^(lib|cli)\//.test(path) && !path.startsWith("lib/client/") && !isTest(path))
    const elsewhere = inCore.filter(path => names.some(name => uses(path, name)))
    expect(elsewhere, "The core and the server run where there is no window.").toEqual([])
  })
})

/** A file's code without its comments. */
const code = (path: string) => read(path).replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "")

describe("every file", () => {
  it("has 400 lines at most", () => {
    const long = sources
      .map(path => ({ path, lines: read(path).split("\n").length }))
      .filter(({ lines }) => lines > 401)
    expect(long, "Two ideas in one file are two files.").toEqual([])
  })

  it("promises nothing for later and silences no tool without saying why", () => {
    // Put together here, so that this file does not find itself.
    const marks = [`TO${"DO"}`, `FIX${"ME"}`, `X${"XX"}\\b`].map(word => `\\b${word}`)
    const silenced = [`@ts-${"ignore"}`, `@ts-${"nocheck"}`, `biome-${"ignore"}[^:\\n]*(?::\\s*(?:<[^>]*>)?\\s*)?$`]
    const skipped = [`\\b(?:it|test|describe)\\.(?:${"skip"}|${"only"}|${"todo"})\\(`]
    const unwanted = new RegExp([...marks, ...silenced, ...skipped].join("|"), "m")
    expect(sources.filter(path => unwanted.test(read(path)))).toEqual([])
  })

  it("has no `any`, but where a test says why", () => {
    const withAny = sources.filter(path => /\.tsx?$/.test(path) && /\bany\b/.test(code(path)) && holdsAny(path))
    expect(withAny, "Say what it is, or take `unknown` and look.").toEqual([])
  })

  it("names no folder of one machine", () => {
    const machine = /(?<![\w.$}/:-])\/(?:work|home|root|Users|tmp|opt)\/[\w.-]+|\b[A-Z]:\\\\?Users\\/
    const found = written.flatMap(path => {
      const hit = read(path).match(machine)
      return hit ? [`${path}: ${hit[0]}`] : []
    })
    expect(found, "It would be true on one machine only.").toEqual([])
  })

  it("is named in kebab-case", () => {
    // Route folders of Next have brackets; e2e and tests have a second ending.
    const odd = sources.filter(path => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*\.(tsx?|mjs)$/.test(posix.basename(path)))
    expect(odd).toEqual([])
  })
})

/** Is there an `any` in a file, other than one in a test with its reason in the line above? */
function holdsAny(path: string): boolean {
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest)
  const lines = file.text.split("\n")
  const isExplained = (node: ts.Node) => {
    const above = lines[file.getLineAndCharacterOfPosition(node.getStart(file)).line - 1] ?? ""
    return isTest(path) && /noExplicitAny: \S/.test(above)
  }
  let found = false
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword && !isExplained(node)) found = true
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}
