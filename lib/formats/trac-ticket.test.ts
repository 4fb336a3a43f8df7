import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { formatNotes } from "./notes"
import { formatById } from "./registry"
import type { Ticket } from "./ticket"
import { fieldValue, readTicket, ticketSide } from "./ticket-read"

const shared = process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared")

function ticket(text: string): Ticket {
  const read = readTicket(text)
  if (!read.ok) throw new Error(`refused: ${read.why}`)
  return read.value
}

const whole = `Opened 3 months ago

Closed 2 days ago

#31 closed translation (done)

Garden report

Reported by: vera Owned by: iris
Priority: Medium Component: Texts
Keywords: en-es Cc: tomas
Due date: May Sensitive: no

The Garden Report

This is what we did in the garden this spring, and what we are going to do when the summer comes.

We planted the beans, and the water of the river was enough for all of them.

Attachments (1)

plan.odt\u200b (12.0 KB) - added by iris 3 months ago.

Download all attachments as: .zip

Change History (3)

comment:1 Changed 2 months ago by iris

Owner: changed from vera to iris
State: draftedchecked
Status: newtranslating

El Informe de la Huerta

Esto es lo que hicimos en la huerta esta primavera, y lo que vamos a hacer cuando llegue el verano.

Plantamos las judías, y el agua del río fue bastante para todas ellas.<łi>

comment:2 in reply to: 1 by vera, 1 month ago

Status: translatingchecking

This is good work, I will read it with the others this week and tell you what we think.

comment:3 Changed 2 days ago by vera

Resolution: done
Status: checkingclosed

Please login to add comments to this ticket.
`

describe("a ticket's text copy", () => {
  const read = ticket(whole)

  it("has its head and fields, two labels on a line and custom ones too", () => {
    expect([read.id, read.status, read.type, read.resolution, read.summary]).toEqual([
      31,
      "closed",
      "translation",
      "done",
      "Garden report",
    ])
    expect([read.opened, read.closed]).toEqual(["3 months ago", "2 days ago"])
    expect(fieldValue(read, "owner")).toBe("iris")
    expect(fieldValue(read, "Cc")).toBe("tomas")
    expect(fieldValue(read, "Due date")).toBe("May")
    expect(fieldValue(read, "sensitive")).toBe("no")
    expect(fieldValue(read, "milestone")).toBeNull()
  })

  it("has the description's blocks, without attachments and history", () => {
    expect(read.description.blocks).toHaveLength(3)
    expect(read.attachments).toEqual(["plan.odt"])
  })

  it("replays states of a workflow nobody has heard of", () => {
    const states = read.comments.flatMap(comment => comment.changes.filter(change => change.field === "status"))
    expect(states.map(change => [change.from, change.to])).toEqual([
      ["new", "translating"],
      ["translating", "checking"],
      ["checking", "closed"],
    ])
    expect(states.every(change => change.inferred)).toBe(true)
    expect(read.consistent).toBe(true)
  })

  it("knows who answered whom, and which comment is the draft", () => {
    expect(read.comments.map(comment => [comment.by, comment.when, comment.replyTo])).toEqual([
      ["iris", "2 months ago", undefined],
      ["vera", "1 month ago", 1],
      ["vera", "2 days ago", undefined],
    ])
    expect(read.drafts).toEqual([1])
    expect(read.languages).toEqual({ source: "en", target: "es" })
  })

  it("tells what was inferred and what is broken, by codes that have a sentence", () => {
    const codes = read.notes.map(note => note.code)
    expect(codes).toContain("arrow-inferred")
    expect(codes).toContain("broken-tag")
    expect(codes).toContain("links-lost-in-dump")
    for (const code of codes) expect(formatNotes).toContain(code)
  })

  it("gives each side as text that a format reads into the same blocks", () => {
    const side = ticketSide(read, "description")
    expect(side.format).toBe("text")
    const page = formatById(side.format)?.read(side.text, "en")
    expect(page?.ok && page.value.value.blocks.length).toBe(read.description.blocks.length)
    expect(ticketSide(read, 1).text).toBe(read.comments[0]?.text)
    expect(ticketSide(read, 99).text).toBe("")
  })

  it("sees wiki markup in a description", () => {
    const wiki = whole.replace("The Garden Report\n", "= The Garden Report =\n\n'''Bold''' and [wiki:Page a link]\n")
    expect(ticketSide(ticket(wiki), "description").format).toBe("trac-wiki")
  })

  it("says when the history does not end where the head says", () => {
    const other = ticket(whole.replace("checkingclosed", "checkingreopened"))
    expect(other.consistent).toBe(false)
    expect(other.notes.map(note => note.code)).toContain("history-inconsistent")
    const fewer = ticket(whole.replace("Change History (3)", "Change History (5)"))
    expect(fewer.consistent).toBe(false)
    expect(fewer.notes.map(note => note.code)).toContain("comment-count-differs")
  })

  it("offers two drafts, the later one last, or none", () => {
    const start = whole.indexOf("El Informe")
    const draft = whole.slice(start, whole.indexOf("comment:2"))
    const two = whole.replace(
      "This is good work, I will read it with the others this week and tell you what we think.",
      draft,
    )
    expect(ticket(two).drafts).toEqual([1, 2])
    const none = ticket(whole.replace(draft, "Empiezo hoy.\n\n"))
    expect(none.drafts).toEqual([])
    expect(none.notes.map(note => note.code)).toContain("no-draft")
  })

  it("reads Spanish labels and other line ends", () => {
    const es = ticket(
      "Abierto hace 3 días\r\n\r\n#8 nuevo tarea\r\n\r\nUna página\r\n\r\nInformado por: ana Propietario: eva\r\nPrioridad: alta Palabras clave: en-es\r\n\r\nDescripción\r\n\r\nUno.\r\n\r\nHistorial de cambios (1)\r\n\r\ncomentario:1 por eva, hace 2 días\r\n\r\nEstado: nuevo → asignado\r\n\r\nDos.",
    )
    expect([fieldValue(es, "reporter"), fieldValue(es, "owner"), fieldValue(es, "priority")]).toEqual([
      "ana",
      "eva",
      "alta",
    ])
    expect(es.description.blocks).toEqual(["Uno."])
    expect(es.comments[0]?.changes).toEqual([{ field: "status", from: "nuevo", to: "asignado" }])
    expect(es.comments[0]?.text).toBe("Dos.")
  })

  it("refuses what is no ticket, an empty text, and one cut after its head", () => {
    expect(readTicket("")).toEqual({ ok: false, why: "empty" })
    expect(readTicket("Opened the window.\n\n#5 is the number.")).toMatchObject({ why: "not-a-ticket" })
    expect(readTicket("Opened 1 day ago\n\n#5 new task\n\n")).toMatchObject({ why: "damaged" })
    expect(readTicket("x".repeat(5_000_001))).toMatchObject({ why: "too-large" })
  })

  it("reads or refuses 300 broken copies", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = new Random(seed)
      const at = random.below(whole.length)
      const to = Math.min(whole.length, at + random.below(60))
      const piece = random.pick([
        "",
        "\0",
        "\ud800",
        "comment:4 by x, now\n",
        "Status: ",
        "\n\n",
        "→",
        whole.slice(at, to).repeat(3),
      ])
      const text = whole.slice(0, at) + piece + (random.chance(0.2) ? "" : whole.slice(to))
      expect(["boolean"], `seed ${seed}`).toContain(typeof readTicket(text).ok)
    }
  })
})

interface Wanted {
  readonly [key: string]: unknown
  readonly comments?: readonly Record<string, unknown>[]
}

describe.runIf(existsSync(join(shared, "formats", "trac-dump-cases.json")))("the shared cases", () => {
  const load = (name: string): unknown => JSON.parse(readFileSync(join(shared, "formats", name), "utf8"))
  const { cases } = (existsSync(shared) ? load("trac-dump-cases.json") : { cases: [] }) as {
    cases: readonly { id: string; text: string; want: Wanted | null }[]
  }
  it.each(cases)("$id", ({ text, want }) => {
    const read = readTicket(text)
    if (want === null) {
      expect(read.ok).toBe(false)
      return
    }
    const got = ticket(text)
    for (const key of ["id", "status", "summary", "resolution", "consistent", "attachments"] as const) {
      if (key in want) expect(got[key], key).toEqual(want[key])
    }
    for (const key of ["owner", "cc", "reporter"]) if (key in want) expect(fieldValue(got, key), key).toBe(want[key])
    if ("description" in want) expect(got.description.blocks).toEqual(want.description)
    if ("inferred" in want) expect(got.notes.some(note => note.code.endsWith("-inferred"))).toBe(want.inferred)
    if ("draftCandidates" in want) expect(got.drafts).toEqual(want.draftCandidates)
    if ("preselected" in want) expect(got.drafts.at(-1)).toBe(want.preselected)
    for (const comment of want.comments ?? []) {
      const found = got.comments.find(one => one.number === comment.n)
      for (const key of ["by", "replyTo", "blocks"] as const)
        if (key in comment) expect(found?.[key]).toEqual(comment[key])
      if ("changes" in comment) {
        const changes = found?.changes.map(({ field, from, to }) => ({ field, old: from, new: to }))
        expect(changes).toEqual(comment.changes)
      }
    }
  })

  it("gives what the seed must give", () => {
    const wanted = load("seed-expected.json") as {
      meta: Record<string, unknown> & { fields: Record<string, string>; changes: number }
      consistent: boolean
      description: readonly [string, string, number][]
      draft: { comment: number; blocks: readonly [string, string, number][] }
      history: readonly { n: number; by: string; when: string; blocks: number; changes: readonly unknown[] }[]
    }
    const got = ticket(readFileSync(join(shared, "seed", "ticket-5451.txt"), "utf8"))
    for (const key of ["id", "status", "type", "resolution", "summary", "opened", "closed"] as const) {
      expect(got[key]).toBe(wanted.meta[key])
    }
    expect(Object.fromEntries(got.fields.map(field => [field.name, field.value]))).toEqual(wanted.meta.fields)
    expect(got.consistent).toBe(wanted.consistent)
    const ends = (blocks: readonly string[]): unknown[] =>
      blocks.map(words => [words.slice(0, 24).trim(), words.slice(-12).trim(), words.length])
    const clean = (blocks: readonly [string, string, number][]): unknown[] =>
      blocks.map(([a, b, n]) => [a.trim(), b.trim(), n])
    expect(ends(got.description.blocks)).toEqual(clean(wanted.description))
    const draft = got.comments.find(comment => comment.number === wanted.draft.comment)
    expect(ends(draft?.blocks ?? [])).toEqual(clean(wanted.draft.blocks))
    expect(got.drafts).toEqual([wanted.draft.comment])
    const history = got.comments.map(comment => ({
      n: comment.number,
      by: comment.by,
      when: comment.when,
      blocks: comment.blocks.length,
      changes: comment.changes.map(({ field, from, to }) => [field, from, to]),
    }))
    expect(history).toEqual(wanted.history)
  })
})

if (!existsSync(shared)) it("left out: ../shared is not here", () => {})
