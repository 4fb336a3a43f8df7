import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { actions, may, roles } from "@/lib/review/roles"
import { ofNoRole, requests, who } from "@/lib/testing/matrix"

const app = fileURLToPath(new URL("../../app", import.meta.url))

/** "POST /api/pages/[id]/due" for every method of every route file. */
const routes = readdirSync(join(app, "api"), { recursive: true, encoding: "utf8" })
  .filter(file => /(^|[\\/])route\.ts$/.test(file))
  .flatMap(file => {
    const path = `/api/${file.replace(/\\/g, "/").replace(/\/?route\.ts$/, "")}`
    const text = readFileSync(join(app, "api", file), "utf8")
    const methods = text.matchAll(
      /export (?:const|async function|function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/g,
    )
    return [...methods].map(([, method]) => `${method} ${path}`)
  })
  .sort()

/** Does this address of the matrix lead to that route? Exact names win over [open] ones, as in the file system. */
const fits = (route: string, method: string, path: string): boolean => {
  const [wanted, pattern = ""] = route.split(" ")
  const parts = pattern.split("/")
  const given = (path.split("?")[0] ?? "").split("/")
  return (
    wanted === method &&
    parts.length === given.length &&
    parts.every((part, i) => part.startsWith("[") || part === given[i])
  )
}
const openParts = (route: string) => route.split("[").length
const routeOf = (method: string, path: string) =>
  routes.filter(route => fits(route, method, path)).sort((a, b) => openParts(a) - openParts(b))[0]

/** docs/roles.md: what the tables say, for people. Written anew by `npx vitest run lib/server/route-matrix.test.ts -u`. */
function printed(): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  const answers = (refused: number) => (refused === 0 ? "yes" : String(refused))
  return [
    "# Who may do what",
    "",
    "Printed from `lib/review/roles.ts`, the one table behind the server's refusals and the interface's absent buttons, and from",
    "`lib/testing/matrix.ts`, by which every request is asked in every role. A group may say for itself who moves pages.",
    "",
    "## Actions",
    "",
    line(["action", ...roles]),
    line(["---", ...roles.map(() => "---")]),
    ...actions.map(action => line([action, ...roles.map(role => (may([role], action) ? "yes" : ""))])),
    "",
    "## Requests",
    "",
    "*yes*, or the status of the refusal. A *stranger* is a guest of the sample, *other* coordinates another group. 400 means that",
    "the role would do and only the body of the test does not. 401 where a password is asked for means that it was wrong.",
    "",
    line(["what", "request", ...who]),
    line(["---", "---", ...who.map(() => "---")]),
    ...requests.map(one => line([one.title, `\`${one.method} ${one.path}\``, ...one.expected.map(answers)])),
    "",
    "## Requests of no role",
    "",
    line(["request", "who decides"]),
    line(["---", "---"]),
    ...Object.entries(ofNoRole).map(([route, why]) => line([`\`${route}\``, why])),
    "",
  ].join("\n")
}

describe("the matrix of requests and roles", () => {
  it("has every route there is, or says why no role decides about it", () => {
    const asked = new Set([...requests.map(one => routeOf(one.method, one.path)), ...Object.keys(ofNoRole)])
    expect(routes.filter(route => !asked.has(route))).toEqual([])
    expect([...asked].filter(route => route === undefined || !routes.includes(route))).toEqual([])
  })
  it("would notice a new route", () => {
    expect(routeOf("POST", "/api/pages/:page/not-a-route")).toBeUndefined()
    expect(fits("POST /api/pages/[id]/new", "POST", "/api/pages/:page/due")).toBe(false)
  })
  it("is printed in docs/roles.md", () => expect(printed()).toMatchFileSnapshot("../../docs/roles.md"))
})
