/** Out to Word, decided there, opened and saved by the real LibreOffice, and back: no decision is lost. */
import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { promisify } from "node:util"
import type { Node } from "prosemirror-model"
import { expect, it } from "vitest"
import { customProperty } from "@/lib/formats/docx-package"
import { readWord } from "@/lib/formats/docx-read"
import { writeWord } from "@/lib/formats/docx-write"
import { odtAsWord } from "@/lib/formats/odt"
import type { TrackedPage, TrackedThread } from "@/lib/page/tracked"
import { page as doc } from "@/lib/testing/critic"
import { Random } from "@/lib/testing/random"
import { randomDoc } from "@/lib/testing/random-review"
import { changedInWord, decidedInWord, outToWord, planFrom, type WentOut } from "@/lib/testing/word"

const run = promisify(execFile)
const program = process.env.COTEJO_SOFFICE ?? "soffice"
const isInstalled = await run(program, ["--version"]).then(
  ({ stdout }) => stdout.includes("LibreOffice"),
  () => false,
)
if (!isInstalled) console.log("left out: LibreOffice is not installed here (Debian: libreoffice-writer)")

interface Trip {
  readonly name: string
  readonly base: Node
  readonly out: WentOut
  readonly verdicts: ReadonlyMap<string, "accept" | "reject">
  readonly decided: TrackedPage
  /** The same with a change by somebody new. */
  readonly page: TrackedPage
}

const threads: TrackedThread[] = [
  {
    id: "t1",
    resolved: false,
    comments: [
      { id: "c1", author: "Inés", at: Date.UTC(2026, 1, 1, 10), text: "¿Seguro?" },
      { id: "c2", author: "Tomás", at: Date.UTC(2026, 1, 1, 11), text: "Sí, lo dice el original." },
    ],
  },
]
const rich = doc(
  "## La {--asamblea--}{++reunión++} anual",
  "Un {--gato--}{++perro++B} *gris* y un [enlace](https://a.example), {>>t1:con comentario<<}.",
  "- primer {++buen ++B}punto",
  "- segundo {~+strong:punto~}",
  "uno{++|++}dos",
  "tres{--|--B}cuatro",
  "",
)

function tripOf(name: string, base: Node, seed: number, said: readonly TrackedThread[]): Trip {
  const random = new Random(seed)
  const out = outToWord(base, said)
  const verdicts = new Map(
    out.record.suggestions.flatMap(({ id }) =>
      random.chance(0.6) ? [[id, random.pick(["accept", "reject"] as const)] as const] : [],
    ),
  )
  const decided = decidedInWord(out.page, verdicts)
  const page = seed % 3 === 0 ? changedInWord(decided, new Random(seed), "Nueva", "zorro") : decided
  return { name, base, out, verdicts, decided, page }
}

it.runIf(isInstalled)("LibreOffice opens and saves it, and nothing is lost", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "cotejo-word-"))
  try {
    const trips = [
      ...[1, 2, 3].map(seed => tripOf(`rich-${seed}`, rich, seed, threads)),
      ...Array.from({ length: 100 }, (_, i) => tripOf(`random-${i + 1}`, randomDoc(new Random(i + 1)), i + 1, [])),
    ]
    for (const trip of trips) {
      const about = { title: trip.name, properties: { "cotejo.page": trip.name }, tracks: true }
      writeFileSync(join(folder, `${trip.name}.docx`), writeWord(trip.page, about).value)
    }
    expect(trips.reduce((sum, trip) => sum + trip.verdicts.size, 0)).toBeGreaterThan(100)
    const files = readdirSync(folder).map(name => join(folder, name))
    const saved = join(folder, "saved")
    mkdirSync(saved)
    const profile = pathToFileURL(join(folder, "profile")).href
    const way = (kind: string) => [
      ...["--headless", `-env:UserInstallation=${profile}`],
      ...["--convert-to", kind, "--outdir", saved],
    ]
    // Saved as it came, and as OpenDocument.
    for (const kind of ["docx", "odt"]) await run(program, [...way(kind), ...files], { timeout: 100_000 })
    for (const [trip, kind] of trips.flatMap(one => [[one, "docx"] as const, [one, "odt"] as const])) {
      const file = new Uint8Array(readFileSync(join(saved, `${trip.name}.${kind}`)))
      const bytes = odtAsWord(file)?.value ?? file
      const read = readWord(bytes, "es")
      if (!read.ok) throw new Error(`${trip.name}: ${read.why}`)
      expect(customProperty(read.value.word, "cotejo.page")).toBe(trip.name)
      const plan = planFrom(trip.base, trip.out, bytes)
      expect([...plan.decisions].sort(), trip.name).toEqual([...trip.verdicts].sort())
      expect(plan.unclear, trip.name).toEqual([])
      expect(plan.missing, trip.name).toBe(0)
      expect(plan.comments, trip.name).toEqual([])
      const authors = new Set(plan.edits.map(one => one.edit.by?.author))
      expect(authors, trip.name).toEqual(new Set(trip.page === trip.decided ? [] : ["Nueva"]))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
