/**
 * A page of 5,000 pairs into and out of a server on a folder of its own, over its routes: how long each takes, and for how long
 * at most the process answered nobody else meanwhile.
 */
import { monitorEventLoopDelay } from "node:perf_hooks"
import { Node } from "prosemirror-model"
import { schema } from "@/lib/review/schema"
import { workFrom } from "@/lib/server/work/beside"
import type { DeskOpening } from "@/lib/sync/protocol"
import { type Answered, firstPerson, openTestServer, pushAt, type Someone, twoTexts } from "@/lib/testing/server"
import { makeUpText } from "../made-up-text"

const SEED = 7
/** A suggestion in every tenth pair and a comment in every fiftieth. */
const SUGGESTED = 10
const SAID = 50
/** Of a sentence. */
const MOST_WORDS = 16
/** Suggestions that go in one push. */
const AT_ONCE = 100
/** How finely blocking is measured, in milliseconds. */
const FINE = 2

export interface Took {
  readonly name: string
  readonly way: "in" | "out"
  /** Until the answer was there, in milliseconds. */
  readonly took: number
  /** Milliseconds of processor time, of the main thread and the helper together. */
  readonly worked: number
  /** The longest that nothing else was answered. */
  readonly blocked: number
}

async function measured(name: string, way: Took["way"], ask: () => Promise<Answered>): Promise<[Took, Answered]> {
  const loop = monitorEventLoopDelay({ resolution: FINE })
  // The first turn is counted from here; a pause lets what came before end.
  await new Promise(done => setTimeout(done, 50))
  loop.enable()
  await new Promise(done => setTimeout(done, 20))
  const before = process.cpuUsage()
  const began = performance.now()
  const answered = await ask()
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  await new Promise(done => setTimeout(done, 20))
  loop.disable()
  if (answered.status >= 300) throw new Error(`${name} ${way}: ${answered.status} ${JSON.stringify(answered.body)}`)
  return [{ name, way, took, worked: (user + system) / 1000, blocked: Math.max(0, loop.max / 1e6 - FINE) }, answered]
}

function textsOf(pairs: number): { source: string[]; target: string[] } {
  const { source, target } = makeUpText(pairs * 1.2, SEED)
  const short = (all: readonly string[]): string[] =>
    all
      .slice(0, pairs)
      .map(text => (text.split(" ").length > MOST_WORDS ? `${text.split(" ").slice(0, MOST_WORDS).join(" ")}.` : text))
  return { source: short(source), target: short(target) }
}

/** Words of every so many paragraphs are others, and now and then there is a paragraph more. */
function redrafted(target: readonly string[], every: number): string[] {
  return target.flatMap((text, i) => {
    const changed = i % every === 0 ? text.replace(/ \S+/, " newly") : text
    return i % (every * 20) === 3 ? [changed, `Here somebody added paragraph ${i} with some more words.`] : [changed]
  })
}

async function suggestAndSay(ada: Someone, page: string): Promise<void> {
  const { body } = await ada.get(`/api/pages/${page}`)
  const me = (await ada.get("/api/me")).body.person.id as string
  const { doc } = body as DeskOpening
  const ids = Node.fromJSON(schema, doc as Record<string, unknown>).children.map(pair => pair.attrs.id as string)
  for (let from = 0; from < ids.length; from += SUGGESTED * AT_ONCE) {
    const answer = await pushAt(ada, page, tr => {
      const places: number[] = []
      tr.doc.forEach((pair, offset, i) => {
        if (i >= from && i < from + SUGGESTED * AT_ONCE && i % SUGGESTED === 0)
          places.push(offset + 2 + pair.child(0).nodeSize + 2)
      })
      for (const at of places.reverse()) {
        const mark = schema.marks.ins.create({ id: `s${at}`, author: me })
        tr.insert(at, schema.text("sic ", [mark]))
      }
      return tr
    })
    if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer))
  }
  for (let i = 0; i < ids.length; i += SAID) {
    const thread = { id: `t${i}`, pair: ids[i], side: "target", quote: "sic", text: "Why so?", kind: "note" }
    const { status } = await ada.post(`/api/pages/${page}/threads`, thread)
    if (status >= 300) throw new Error(`a thread: ${status}`)
  }
}

/** @param tell hears of each as it comes */
export async function onTheServer(pairs: number, tell: (one: Took) => void): Promise<void> {
  const server = await openTestServer()
  workFrom(process.cwd())
  try {
    const ada = await firstPerson()
    const { source, target } = textsOf(pairs)
    const measure = async (name: string, way: Took["way"], path: string, body: unknown): Promise<Answered["body"]> => {
      // Which limits hold whom is not what is measured.
      for (const kind of ["bring-in", "export", "draft"]) server.limits.forget(kind)
      const [took, answered] = await measured(name, way, () => ada.post(path, body))
      tell(took)
      return answered.body
    }
    // The worker starts once and the schema's code is warm once.
    await ada.post("/api/pages", twoTexts(source.slice(0, 900), target.slice(0, 900)))
    const page = (await measure("two texts", "in", "/api/pages", twoTexts(source, target))).id as string
    await suggestAndSay(ada, page)
    const out = async (name: string, wish: object): Promise<string> => {
      const all = { open: "leave", credits: true, comments: true, locale: "en", ...wish }
      return (await measure(name, "out", `/api/pages/${page}/export`, all)).text as string
    }
    for (const format of ["text", "markdown", "html", "trac-wiki", "docx"]) {
      const text = await out(format, { format })
      // The same words again make no change: what is measured is reading the file and laying it beside the page.
      const again = { side: "target", format, text, anyway: true }
      await measure(`${format} as a draft`, "in", `/api/pages/${page}/drafts/propose`, again)
    }
    for (const format of ["mediawiki", "critic", "decisions", "mqm"]) await out(format, { format })
    for (const format of ["xliff-2.1", "xliff-1.2", "tmx", "csv"]) {
      const text = await out(format, { format })
      const both = { format: format.replace(/-.*/, ""), text, source: "en", target: "es" }
      await measure(format, "in", "/api/pages", { title: "Both", both })
    }
    const archive = await out("archive", { format: "archive" })
    await measure("archive", "in", "/api/pages/restore", JSON.parse(archive))
    for (const word of ["review", "table"]) {
      const text = await out(`word ${word}`, { format: "docx", word })
      const seen = await measure(`word ${word}, looked at`, "in", `/api/pages/${page}/word/look`, {
        text,
        locale: "en",
      })
      await measure(`word ${word}, back`, "in", `/api/pages/${page}/word`, { text, locale: "en", seal: seen.seal })
    }
    for (const [name, every] of [
      ["a draft with a few changes", 20],
      ["a draft with changes all over", 1],
    ] as const) {
      const draft = { side: "target", format: "text", text: redrafted(target, every).join("\n\n"), anyway: true }
      const seen = await measure(`${name}, looked at`, "in", `/api/pages/${page}/drafts/propose`, draft)
      await measure(name, "in", `/api/pages/${page}/drafts`, { ...draft, seal: seen.seal })
    }
    await measure("back to the first version", "in", `/api/pages/${page}/restore`, { version: 0 })
  } finally {
    await server.remove()
  }
}
