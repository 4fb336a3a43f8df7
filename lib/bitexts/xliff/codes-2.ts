/** Writes the content of sources and targets of one XLIFF 2 unit: codes that answer each other have the same id. */
import { xmlAttribute, xmlWords } from "@/lib/formats/xml"
import type { RowBlock } from "@/lib/page/bitext"
import { codeOfKind, type Kind } from "../kinds"
import { tagOfImage, tagsOf } from "../marks"
import type { Anchor } from "../side-reader"
import { type Sign, signsOf } from "../stream"

type SideName = "source" | "target"

const typesOf = {
  strong: 'type="fmt" subType="xlf:b"',
  em: 'type="fmt" subType="xlf:i"',
  underline: 'type="fmt" subType="xlf:u"',
  strike: 'type="other" subType="ctj:strike"',
  sub: 'type="other" subType="ctj:sub"',
  sup: 'type="other" subType="ctj:sup"',
  code: 'type="other" subType="ctj:code"',
  link: 'type="link" subType="ctj:link"',
} as const

export class UnitCodes2 {
  #ids = 0
  #annotations = 0
  readonly #data = new Map<string, string>()
  /** Ids given to codes that say the same, in the order they came; and how many of them each side has used. */
  readonly #known = new Map<string, { readonly ids: string[]; readonly used: Record<SideName, number> }>()
  readonly #begun = { source: false, target: false }

  constructor(private readonly kind: Kind) {}

  /** @param anchors by the ids of the notes they belong to */
  content(side: SideName, blocks: readonly RowBlock[], anchors: readonly Anchor[] = []): string {
    const signs = signsOf(blocks, anchors, this.#begun[side], this.kind)
    if (blocks.length > 0) this.#begun[side] = true
    const names = new Map<string, string>()
    return signs.map(sign => this.#write(sign, side, names)).join("")
  }

  originalData(): string {
    if (this.#data.size === 0) return ""
    const data = [...this.#data].map(([raw, id]) => `<data id="${id}">${xmlWords(raw)}</data>`).join("")
    return `<originalData>${data}</originalData>`
  }

  #write(sign: Sign, side: SideName, names: Map<string, string>): string {
    switch (sign.kind) {
      case "text":
        return xmlWords(sign.text)
      case "open": {
        const { start, end } = tagsOf(sign.mark)
        const id = this.#id(JSON.stringify(sign.mark), side)
        const refs = `dataRefStart="${this.#ref(start)}" dataRefEnd="${this.#ref(end)}"`
        return `<pc id="${id}" ${typesOf[sign.mark.kind]} ${refs}>`
      }
      case "close":
        return "</pc>"
      case "block": {
        const code = codeOfKind(sign.of)
        return `<ph id="${this.#id(code, side)}" type="other" subType="ctj:block" disp="¶" equiv="&#10;" dataRef="${this.#ref(code)}"/>`
      }
      case "said": {
        this.#annotations++
        const id = `m${this.#annotations}`
        names.set(sign.ref, id)
        const what = `id="${id}" type="comment" ref="#n=${xmlAttribute(sign.ref)}"`
        return sign.loose ? `<sm ${what}/>` : `<mrk ${what}>`
      }
      case "said-end":
        return sign.loose ? `<em startRef="${names.get(sign.ref) ?? ""}"/>` : "</mrk>"
      case "atom": {
        const { run } = sign
        if (run.kind === "break")
          return `<ph id="${this.#id("break", side)}" type="fmt" subType="xlf:lb" equiv="&#10;" dataRef="${this.#ref("<br>")}"/>`
        if (run.kind === "image") {
          const tag = tagOfImage(run)
          return `<ph id="${this.#id(tag, side)}" type="image" subType="ctj:image" disp="${xmlAttribute(run.alt)}" dataRef="${this.#ref(tag)}"/>`
        }
        const id = this.#id(`placeholder ${run.raw}`, side)
        return `<ph id="${id}" type="other" subType="ctj:placeholder" disp="${xmlAttribute(run.label)}" dataRef="${this.#ref(run.raw)}"/>`
      }
    }
  }

  #ref(raw: string): string {
    const id = this.#data.get(raw) ?? `d${this.#data.size + 1}`
    this.#data.set(raw, id)
    return id
  }

  #id(key: string, side: SideName): string {
    const known = this.#known.get(key) ?? { ids: [], used: { source: 0, target: 0 } }
    this.#known.set(key, known)
    const n = known.used[side]++
    const id = known.ids[n] ?? `c${++this.#ids}`
    known.ids[n] = id
    return id
  }
}
