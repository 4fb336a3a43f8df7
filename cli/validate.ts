/** `cotejo validate`: whether files keep the rules of their formats, with a code for each rule broken. */
import { parseArgs } from "node:util"
import { recogniseBitext } from "@/lib/bitexts/registry"
import { readTbx } from "@/lib/bitexts/terms/tbx"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { translator } from "@/lib/messages"
import { sentencesOf } from "@/lib/messages/notes"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type AnyRead, decodePath, readDecoded } from "./convert-parts/read-any"
import { put } from "./shared/put"

export const summary = "check files against the rules of their formats, a code for each refusal"

const help = `cotejo validate FILE… [--format text|json]

Checks files against the rules of their formats. XLIFF 1.2, 2.0, 2.1 and 2.2: every rule of the standard that is known here.
TMX, CSV, TSV, TBX, Word, HTML, Markdown, Trac wiki and text: whether they can be read, whole and safely.

  --format NAME   text (as it comes) or json
  --help          this text

A line for each fault: FILE:LINE: CODE: what is wrong. Remarks, which refuse nothing, go to standard error.
Exit codes: 0 all keep the rules, 1 one does not or cannot be read, 2 the command is not understood.`

/** Line is null where the whole file is meant. */
interface Fault {
  readonly file: string
  readonly line: number | null
  readonly code: string
  readonly message: string
}

export async function run(args: string[]): Promise<number> {
  const parsed = parse(args)
  if (typeof parsed === "string") {
    console.error(`${parsed} See: cotejo validate --help`)
    return 2
  }
  const { values, positionals } = parsed
  if (values.help) {
    console.log(help)
    return 0
  }
  const faults: Fault[] = []
  for (const path of positionals) faults.push(...(await faultsOf(path)))
  const line = ({ file, line, code, message }: Fault): string =>
    `${file}:${line === null ? "" : `${line}:`} ${code}: ${message}\n`
  if (values.format === "json") await put(`${JSON.stringify(faults, null, 2)}\n`)
  else if (faults.length > 0) await put(faults.map(line).join(""))
  return faults.length > 0 ? 1 : 0
}

async function faultsOf(path: string): Promise<Fault[]> {
  const whole = ({ why, detail = "" }: { why: string; detail?: string }): Fault[] => [
    { file: path, line: null, code: why, message: detail },
  ]
  const decoded = await decodePath(path)
  if (!decoded.ok) return whole(decoded)
  const { file, sentences } = decoded.value
  if (recogniseBitext(file, path) === "xliff") {
    const sentence = translator("en", "xliffRules")
    return validateXliff(file).map(({ code, line, detail }) => ({
      file: path,
      line,
      code,
      message: sentence(code, { detail }),
    }))
  }
  const read = isTbx(file, path) ? readGlossary(file) : readDecoded(file, path, { side: "source", changes: "leave" })
  if (!read.ok) return whole(read)
  for (const remark of [...sentences, ...read.value.sentences]) console.error(`${path}: ${remark}`)
  return []
}

const isTbx = (file: string, path: string): boolean =>
  /\.tbx$/i.test(path) || /<(?:tbx|martif)[\s>]/.test(file.slice(0, 2000))

function readGlossary(file: string): Outcome<Pick<AnyRead, "sentences">, string> {
  const read = readTbx(file)
  if (read.ok) return done({ sentences: sentencesOf(read.value.notes, "termNotes", "en") })
  const { why, detail = "" } = read
  const xml = why.startsWith("xml-")
  const sentence = translator("en", xml ? "bitextRefusals" : "termRefusals") as unknown as (
    code: string,
    values: { detail: string },
  ) => string
  return refuse(why, sentence(why, { detail }))
}

function parse(args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        help: { type: "boolean", short: "h", default: false },
      },
    })
    if (parsed.values.help) return parsed
    if (parsed.positionals.length === 0) return "Name a file."
    if (!["text", "json"].includes(parsed.values.format))
      return `There is no format "${parsed.values.format}"; there are text, json.`
    return parsed
  } catch (fault) {
    // node:util throws TypeErrors with a code for everything a person can mistype.
    if (!(fault instanceof TypeError)) throw fault
    return fault.message.split(/(?<=\.) /)[0] ?? fault.message
  }
}
