/** Sound files to begin from. */
import { randomBitext } from "@/lib/bitexts/contract-rows"
import { writeCsv } from "@/lib/bitexts/csv"
import { writeTmx } from "@/lib/bitexts/tmx"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { writeXliff12 } from "@/lib/bitexts/xliff/write-12"
import { randomPage, rich, wild } from "@/lib/formats/contract-pages"
import { docx } from "@/lib/formats/docx"
import { odf } from "@/lib/formats/odt-styles"
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

const office = Object.entries({ ...odf, dc: "http://purl.org/dc/elements/1.1/" })
  .map(([name, space]) => ` xmlns:${name}="${space}"`)
  .join("")
const gone = (id: string, what: string, inside: string): string =>
  `<text:changed-region text:id="${id}"><text:${what}><office:change-info><dc:creator>Ana</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info>${inside}</text:${what}></text:changed-region>`

/** The main part of OpenDocument texts, not packed: what is damaged is what the reader sees. */
export const odtSeeds = (): string[] =>
  [
    `<text:tracked-changes>${gone("a", "deletion", "<text:p>morning</text:p><text:p>letters</text:p>")}${gone("b", "insertion", "")}</text:tracked-changes><text:h text:outline-level="1">The lantern</text:h><text:p>The <text:change text:change-id="a"/>keeper <text:change-start text:change-id="b"/>of the</text:p><text:p>harbour<text:change-end text:change-id="b"/>.</text:p>`,
    `<text:list text:style-name="L1"><text:list-item text:start-value="3"><text:p>candles<text:s text:c="3"/><text:span text:style-name="T1">windows</text:span></text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell></table:table-row></table:table>`,
    `<text:p>See <office:annotation office:name="n"><dc:creator>Bo</dc:creator><text:p>Why?</text:p></office:annotation><text:a xlink:href="https://a.example">the keeper</text:a><office:annotation-end office:name="n"/><text:note><text:note-body><text:p>below</text:p></text:note-body></text:note><draw:frame draw:name="x"><draw:image/></draw:frame></text:p>`,
  ].map(
    body =>
      `<?xml version="1.0"?><office:document-content${office}><office:automatic-styles><style:style style:name="T1" style:family="text" style:parent-style-name="T1"><style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  )

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
