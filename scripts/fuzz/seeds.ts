/** Sound files to begin from. */
import { randomBitext } from "@/lib/bitexts/contract-rows"
import { writeCsv } from "@/lib/bitexts/csv"
import { writeTmx } from "@/lib/bitexts/tmx"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { writeXliff12 } from "@/lib/bitexts/xliff/write-12"
import { randomPage, rich, wild } from "@/lib/formats/contract-pages"
import { docx } from "@/lib/formats/docx"
import { unpack } from "@/lib/formats/packed"
import type { SplicingFormat } from "@/lib/formats/placed"
import { Random } from "@/lib/testing/random"

const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
const words =
  "The keeper of the lantern\n\nEvery morning the harbour has letters, candles and windows.\n\n- one\n- two\n"

export const pageSeeds = (format: SplicingFormat): string[] => [
  words,
  ...numbers.map(n => format.write(randomPage(new Random(n), n % 2 ? rich : wild)).value).filter(file => file !== ""),
]

export const wordSeeds = (): Uint8Array[] =>
  numbers.flatMap(n => unpack(docx.write(randomPage(new Random(n), rich)).value) ?? [])

const heads = ["id", "source", "target", "status", "comments"] as const
const shape = { rich: true, review: true }

export function bilingualSeeds(format: string): string[] {
  return numbers.map(n => {
    const bitext = randomBitext(new Random(n), shape)
    if (format === "xliff")
      return n % 3 === 0
        ? writeXliff12(bitext, { review: true }).value
        : writeXliff2(bitext, n % 2 ? "2.1" : "2.2", { review: true }).value
    if (format === "tmx") return writeTmx(bitext, { all: true }).value
    if (format === "tbx")
      return `<martif type="TBX"><text><body><termEntry id="c${n}"><langSet xml:lang="en"><tig><term>lantern</term></tig></langSet><langSet xml:lang="es"><tig><term>farol</term></tig></langSet></termEntry></body></text></martif>`
    return writeCsv(bitext, { separator: format === "tsv" ? "\t" : ",", safe: false, heads }).value
  })
}

const log = "Changed 3 days ago by keeper\n  * status changed from new to assigned\n\nThe page:\n{{{\nEl farol\n}}}\n"
export const ticketSeeds = (): string[] => [
  `#7 assigned task\nTranslate the lantern page\nReported by: keeper Owned by: Ana\nPriority: normal Component: es\nDescription\n\n${words}\n${log}`,
  `Ticket #8 (new task)\n\nDescription (last modified by keeper)\n\n${words}\nChange History (1)\ncomment:1 ${log}`,
  `id,Summary,Reporter,Description\r\n9,Translate,keeper,"${words}"\r\n`,
  `<?xml version="1.0"?><rss version="2.0"><channel><title>#9: Translate</title><item><title>keeper</title><description>&lt;p&gt;El farol&lt;/p&gt;</description></item></channel></rss>`,
]
