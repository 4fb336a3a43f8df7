/** A server on a folder of its own, and people who speak to its routes with cookies, as browsers do. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import type { PiecePair } from "@/lib/align/types"
import type { Role } from "@/lib/review/roles"
import { schema } from "@/lib/review/schema"
import { readConfig } from "@/lib/server/config"
import { makeGroup } from "@/lib/server/people"
import { openServer, type Server, setServer } from "@/lib/server/server"
import type { BringIn } from "@/lib/sync/api"
import type { Act, Answer, DeskOpening } from "@/lib/sync/protocol"
import { freshDatabase, testPostgres } from "./postgres"

const root = fileURLToPath(new URL("../..", import.meta.url))
const ORIGIN = "http://desk.test"

/** Opens a server that the routes will find: on SQLite, or on PostgreSQL when `npm test -- postgres` has started one. */
export async function openTestServer(env: Record<string, string> = {}): Promise<Server & { remove(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), "cotejo-test-"))
  const database = testPostgres === null ? null : await freshDatabase(testPostgres)
  const surroundings = { COTEJO_DATA: data, ...(database ? { DATABASE_URL: database.url } : {}), ...env }
  const server = await openServer(readConfig(surroundings, root))
  setServer(server)
  return {
    ...server,
    remove: async () => {
      setServer(null)
      await server.close()
      await database?.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** Finds the route file for a path as the file system says it: a folder `[id]` takes any name. */
function findRoute(parts: readonly string[]): { readonly file: string; readonly params: Record<string, string> } {
  let folder = join(root, "app")
  const params: Record<string, string> = {}
  for (const [i, part] of parts.entries()) {
    const names = readdirSync(folder, { withFileTypes: true }).filter(one => one.isDirectory())
    const exact = names.find(one => one.name === part)
    const open = names.find(one => one.name.startsWith("["))
    const chosen = exact ?? open
    if (!chosen) throw new Error(`no route for /${parts.join("/")}`)
    folder = join(folder, chosen.name)
    if (chosen.name.startsWith("[..."))
      return { file: join(folder, "route.ts"), params: { [chosen.name.slice(4, -1)]: parts.slice(i).join("/") } }
    if (!exact) params[chosen.name.slice(1, -1)] = decodeURIComponent(part)
  }
  return { file: join(folder, "route.ts"), params }
}

export interface Answered {
  readonly status: number
  /** The body as JSON; what the tests expect of it is their business. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
  readonly response: Response
}

export class Someone {
  readonly cookies = new Map<string, string>()

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const url = new URL(path, ORIGIN)
    const { file, params } = findRoute(url.pathname.split("/").filter(Boolean))
    if (!existsSync(file)) throw new Error(`no route at ${path}`)
    const route = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, Handler | undefined>
    const handler = route[method]
    if (!handler) throw new Error(`${path} takes no ${method}`)
    const sent: Record<string, string> = { host: "desk.test", ...headers }
    if (method !== "GET") sent.origin ??= ORIGIN
    if (this.cookies.size > 0) sent.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ")
    const sending =
      typeof body === "string" || body instanceof ReadableStream
        ? body
        : body === undefined
          ? null
          : JSON.stringify(body)
    // `duplex`: a stream is sent while the answer may come already; the types of the web do not know it yet.
    const asked: RequestInit & { duplex: "half" } = { method, headers: sent, body: sending, duplex: "half" }
    const response = await handler(new Request(url, asked), {
      params: Promise.resolve(params),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";")
      this.cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    const isJson = response.headers.get("content-type")?.startsWith("application/json")
    const text = isJson ? await response.text() : ""
    return { status: response.status, body: text === "" ? null : JSON.parse(text), response }
  }

  get = (path: string) => this.ask("GET", path)
  post = (path: string, body?: unknown, headers?: Record<string, string>) => this.ask("POST", path, body ?? {}, headers)
}

let people = 0
const account = (name: string) => ({ name, email: `person${++people}@desk.test`, password: "correct horse" })

export async function firstPerson(name = "Ada Byrne"): Promise<Someone> {
  const someone = new Someone()
  const { status, body } = await someone.post("/api/first", { ...account(name), group: "Archive" })
  if (status !== 201) throw new Error(`the first account: ${JSON.stringify(body)}`)
  return someone
}

/** Somebody new in the group of `host`, by invitation. */
export async function invited(
  host: Someone,
  roles: readonly Role[],
  name = `New ${roles.join(" ")}`,
): Promise<Someone> {
  const { body } = await host.post("/api/invitations", { roles, uses: 1, days: 1 })
  const someone = new Someone()
  const joined = await someone.post(`/api/join/${body.token}`, account(name))
  if (joined.status !== 201) throw new Error(`joining: ${JSON.stringify(joined.body)}`)
  return someone
}

/** Two texts of as many paragraphs, laid side by side one to one. */
export function twoTexts(source: readonly string[], target: readonly string[]): BringIn {
  const pairs: PiecePair[] = source.map((words, block) => ({
    source: [{ block, from: 0, to: words.length, start: "block" }],
    target: [{ block, from: 0, to: (target[block] ?? "").length, start: "block" }],
    sure: 0.9,
  }))
  return {
    title: "A page",
    source: { format: "text", lang: "en", text: source.join("\n\n") },
    target: { format: "text", lang: "es", text: target.join("\n\n") },
    pairs,
  }
}

/** Brings a small page in and answers its id. */
export async function bringPage(
  host: Someone,
  target: readonly string[] = ["un gato gris", "dos perros", "tres casas"],
): Promise<string> {
  const source = ["a grey cat", "two dogs", "three houses"].slice(0, target.length)
  const { status, body } = await host.post("/api/pages", twoTexts(source, target))
  if (status !== 201) throw new Error(`bringing in: ${JSON.stringify(body)}`)
  return body.id as string
}

let serial = 0

/** Does something at a page as it is now; answers what the server says to it. */
export async function pushAt(
  who: Someone,
  page: string,
  change: (tr: Transaction, desk: DeskOpening) => Transaction,
  acts: readonly Act[] = [],
): Promise<Answer> {
  const desk = (await who.get(`/api/pages/${page}`)).body as DeskOpening
  const doc = Node.fromJSON(schema, desk.doc as Record<string, unknown>)
  const steps = change(EditorState.create({ doc }).tr, desk).steps.map(step => step.toJSON() as unknown)
  const push = { version: desk.version, client: `c${++serial}`, serial, steps, acts }
  return (await who.post(`/api/pages/${page}/steps`, push)).body as Answer
}

/** Somebody with an account who coordinates another group on the same server. */
export async function elsewhere(server: Server, host: Someone): Promise<Someone> {
  const someone = await invited(host, ["coordinator"], "Somebody elsewhere")
  const { id } = (await someone.get("/api/me")).body.person
  const group = await makeGroup(server.db, "Another group", "group")
  await server.db.updateTable("persons").set({ group_id: group }).where("id", "=", id).execute()
  return someone
}
