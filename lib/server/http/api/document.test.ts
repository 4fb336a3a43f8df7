/** Laws: every route that brings in or takes out is documented by the schema it checks by, its roles are those of the matrix, and what it answers is what is documented. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { locales } from "@/lib/messages"
import { may, type Role, roles } from "@/lib/review/roles"
import { requests, who } from "@/lib/testing/matrix"
import { bringPage, firstPerson, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "../../server"
import { type ApiDocument, apiDocument } from "./document"
import { type Operation, operationIds, operations } from "./operations"
import { readable } from "./readable"

const app = fileURLToPath(new URL("../../../../app", import.meta.url))
const files = readdirSync(join(app, "api"), { recursive: true, encoding: "utf8" })
  .filter(file => /(^|[\\/])route\.ts$/.test(file))
  .map(file => ({
    path: `/api/${file.replace(/\\/g, "/").replace(/\/?route\.ts$/, "")}`.replace(/\[([^\].]+)\]/g, "{$1}"),
    text: readFileSync(join(app, "api", file), "utf8"),
  }))
/** What reads files that are brought, or writes files to be taken away. */
const moves = /lib\/server\/pages\/(?:bring-in|bring-in-both|drafts|export|answer|word-back|word-out|take-out\/[\w-]+)"/

describe("the HTTP interface", () => {
  let server: Server & { remove(): Promise<void> }
  let ada: Someone
  let document: ApiDocument
  beforeAll(async () => {
    server = await openTestServer()
    ada = await firstPerson()
    document = (await ada.get("/api/openapi.json")).body
  }, 120_000)
  afterAll(() => server.remove())

  it("documents every route that brings in or takes out, by the schema that the route checks by", () => {
    const moving = files.filter(file => moves.test(file.text))
    expect(moving.length).toBeGreaterThan(7)
    const ids = moving.flatMap(({ path, text }) => {
      const used = [...text.matchAll(/body(?:Of|Text)\(operations\.(\w+)\)/g)].map(([, id]) => id)
      expect(used, path).toHaveLength(1)
      const one: Operation | undefined = operations[used[0] as keyof typeof operations]
      expect(one?.path, path).toBe(path)
      expect(text).toContain(`export const ${one?.method.toUpperCase()} =`)
      return used
    })
    const others = operationIds.filter(id => !ids.includes(id))
    expect(others).toEqual(["signIn", "pages"])
  })

  it("names the roles that the matrix has", () => {
    for (const id of operationIds) {
      const one: Operation = operations[id]
      const { action } = one
      if (action === null) continue
      const lines = requests.filter(
        line => line.method === one.method.toUpperCase() && line.path === one.path.replace("{id}", ":page"),
      )
      expect(lines.length, id).toBeGreaterThan(0)
      for (const line of lines)
        for (const role of roles) {
          // Who may only look gets nothing before approval, which is where the matrix asks.
          if (action === "export" && role === "viewer") continue
          const refused = line.expected[who.indexOf(role as Role)] === 403
          expect(may([role], action), `${line.title}, ${role}`).toBe(!refused)
        }
    }
  })

  it.each(locales)("is whole in %s", locale => {
    const made = apiDocument(locale, "https://desk.test")
    expect(made.openapi).toBe("3.1.0")
    const lines = readable(made)
    expect(lines.map(line => line.id).sort()).toEqual([...operationIds].sort())
    for (const line of lines) {
      expect(line.title).not.toMatch(/^httpApi\./)
      expect(Object.keys(line.answers).length).toBeGreaterThan(0)
    }
    const into = lines.find(line => line.id === "bringIn")
    expect(into?.bodies.flatMap(fields => fields.map(field => field.name))).toEqual(
      expect.arrayContaining(["source.text", "pairs[].source[].block", "both.format"]),
    )
  })

  it("answers as it says", async () => {
    const page = await bringPage(ada)
    const wish = { open: "leave", credits: false, comments: true, locale: "en" }
    const bodies: Readonly<Record<string, unknown>> = {
      bringIn: { title: "", both: { format: "csv", text: "en,es\none,uno" } },
      proposeDraft: { side: "target", format: "text", text: "otro gato" },
      bringDraft: { side: "target", format: "text", text: "un gato gris\n\ndos perros\n\ntres casas" },
      export: { ...wish, format: "xliff-2.1" },
      answer: { locale: "es", address: "https://desk.test/pages/x" },
    }
    for (const id of operationIds) {
      const one: Operation = operations[id]
      if (one.body !== null && bodies[id] === undefined) continue
      const { status, body } = await ada.ask(one.method.toUpperCase(), one.path.replace("{id}", page), bodies[id])
      expect([id, status]).toEqual([id, one.status])
      expect(one.answer.safeParse(body).error, id).toBeUndefined()
    }
    const archive = (await ada.post(`/api/pages/${page}/export`, { ...wish, format: "archive" })).body
    expect(operations.export.answer.safeParse(archive).error).toBeUndefined()
    expect(await ada.ask("POST", "/api/pages/restore", archive.text)).toMatchObject({ status: 201 })
  }, 120_000)

  it("lets a program sign in that sends some headers of a browser and no origin", async () => {
    const { POST } = await import("@/app/api/auth/[...path]/route")
    const { email } = (await ada.get("/api/me")).body
    const asked = new Request("http://desk.test/api/auth/sign-in/email", {
      method: "POST",
      headers: { host: "desk.test", "content-type": "application/json", "sec-fetch-mode": "cors" },
      body: JSON.stringify({ email, password: "correct horse" }),
    })
    expect((await POST(asked)).status).toBe(200)
  })

  it("says which field was not understood, and needs no session to be read", async () => {
    const { status, body } = await ada.post("/api/pages", { title: "", both: { format: "pdf", text: "x" } })
    expect([status, body.error]).toEqual([400, "not-understood"])
    expect(document.paths["/api/pages"]?.post?.requestBody?.content["application/json"].schema.anyOf).toHaveLength(2)
  })
})
