/**
 * How long a page of 5,000 pairs takes into and out of each format, in milliseconds of processor time; then the same over a
 * server's routes, by the clock too, and for how long at most the server answered nobody else: npm run bench -- formats [--server]
 */
import { writeCsv } from "@/lib/bitexts/csv"
import { bitextFormats } from "@/lib/bitexts/registry"
import { writeTmx } from "@/lib/bitexts/tmx"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { writeXliff12 } from "@/lib/bitexts/xliff/write-12"
import { writeMediaWiki } from "@/lib/formats/mediawiki"
import { pageFormats } from "@/lib/formats/registry"
import { spliceIntoFile } from "@/lib/formats/splice"
import { type Bitext, pageOfSide, plainRow } from "@/lib/page/bitext"
import { type Block, text } from "@/lib/page/page"
import { Random } from "@/lib/testing/random"
import { onTheServer } from "./formats/on-the-server"

const PAIRS = 5000
/** What is demanded, in milliseconds. */
const MOST_OUT = 2000
const MOST_IN = 4000

const stock = "keeper lantern harbour candles morning letters windows river stones winter bread light".split(" ")

function madeUp(): Bitext {
  const random = new Random(1)
  const words = (count: number): string => Array.from({ length: count }, () => random.pick(stock)).join(" ")
  let n = 0
  const block = (i: number): Block => {
    const id = `b${++n}`
    if (i % 40 === 0) return { kind: "heading", level: 2, id, inline: [text(words(4))] }
    const inline = [text(`${words(8)} `), text(words(2), [{ kind: "strong" }]), text(` ${words(6)}.`)]
    return i % 7 === 0 ? { kind: "item", level: 0, ordered: false, id, inline } : { kind: "paragraph", id, inline }
  }
  const rows = Array.from({ length: PAIRS }, (_, i) => {
    const side = [{ block: block(i), goesOn: false }]
    return plainRow(`r${i}`, side, [{ block: block(i), goesOn: false }])
  })
  return { source: "en", target: "es", title: "Made up", rows, threads: [] }
}

function timed<T>(work: () => T): { readonly value: T; readonly took: number } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, took: (user + system) / 1000 }
}

/** `--server` leaves out the formats by themselves. */
export default async function bench(args: readonly string[]): Promise<number> {
  const slow = args.includes("--server") ? 0 : formatsAlone()
  return slow + (await overRoutes()) > 0 ? 1 : 0
}

async function overRoutes(): Promise<number> {
  let slow = 0
  console.log("\nover the routes of a server")
  await onTheServer(PAIRS, ({ name, way, took, worked, blocked }) => {
    // Processor time does not depend on what else the machine does.
    const isSlow = worked > (way === "out" ? MOST_OUT : MOST_IN)
    if (isSlow) slow++
    const times = `${String(Math.round(worked)).padStart(7)} ms worked, ${String(Math.round(took)).padStart(7)} ms waited, blocked ${String(Math.round(blocked)).padStart(5)} ms`
    console.log(`${name.padEnd(42)}${way.padEnd(4)}${times}${isSlow ? "  too slow" : ""}`)
  })
  return slow
}

/** Answers how many are too slow. */
function formatsAlone(): number {
  const bitext = madeUp()
  const page = pageOfSide(bitext, "target")
  let slow = 0
  const tell = (name: string, what: string, took: number, most: number): void => {
    if (took > most) slow++
    console.log(
      `${name.padEnd(12)}${what.padEnd(16)}${String(Math.round(took)).padStart(6)} ms${took > most ? "  too slow" : ""}`,
    )
  }
  for (const format of pageFormats) {
    const out = timed(() => format.write(page).value)
    tell(format.id, "out", out.took, MOST_OUT)
    const back = timed(() => format.read(out.value, "es"))
    const read = back.value
    if (!read.ok) {
      console.log(`${format.id.padEnd(12)}in              refused: ${read.why}`)
      continue
    }
    tell(format.id, "in", back.took, MOST_IN)
    const own = timed(() => spliceIntoFile(format, out.value, read.value.value, read.value.value))
    tell(format.id, "into its file", own.took, MOST_OUT)
  }
  tell("mediawiki", "out", timed(() => writeMediaWiki(page)).took, MOST_OUT)
  const heads = ["id", "source", "target", "status", "comments"] as const
  const writers: readonly (readonly [string, string, () => string])[] = [
    ["xliff-2.1", "xliff", () => writeXliff2(bitext, "2.1", { review: true }).value],
    ["xliff-1.2", "xliff", () => writeXliff12(bitext, { review: true }).value],
    ["tmx", "tmx", () => writeTmx(bitext, { all: true }).value],
    ["csv", "csv", () => writeCsv(bitext, { separator: ",", safe: false, heads }).value],
  ]
  for (const [name, id, write] of writers) {
    const out = timed(write)
    tell(name, "out", out.took, MOST_OUT)
    const reader = bitextFormats.find(format => format.id === id)
    tell(name, "in", timed(() => reader?.read(out.value, {})).took, MOST_IN)
    if (id === "xliff") tell(name, "validate", timed(() => validateXliff(out.value)).took, MOST_IN)
  }
  return slow
}
