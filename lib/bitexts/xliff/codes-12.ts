/** Writes the content of sources and targets of one XLIFF 1.2 unit. */
import { xmlAttribute, xmlWords } from "@/lib/formats/xml"
import type { RowBlock } from "@/lib/page/bitext"
import { codeOfKind, type Kind } from "../kinds"
import { tagOfImage, tagsOf } from "../marks"
import type { Anchor } from "../side-reader"
import { type Sign, signsOf } from "../stream"

type SideName = "source" | "target"

const ctypes = {
  strong: "bold",
  em: "italic",
  underline: "underlined",
  strike: "x-ctj-strike",
  sub: "x-ctj-sub",
  sup: "x-ctj-sup",
  code: "x-ctj-code",
  link: "link",
} as const

export class UnitCodes12 {
  #ids = 0
  readonly #known = new Map<string, { readonly ids: string[]; readonly used: Record<SideName, number> }>()
  readonly #begun = { source: false, target: false }
  constructor(
    private readonly kind: Kind,
    /** What is said by whom, for the programs that show it where it stands. */
    private readonly said: (ref: string) => string,
  ) {}

  /** A comment that crosses another has no place here; where it stands is kept beside the unit. */
  content(side: SideName, blocks: readonly RowBlock[], anchors: readonly Anchor[] = []): string {
    const signs = signsOf(blocks, anchors, this.#begun[side], this.kind)
    if (blocks.length > 0) this.#begun[side] = true
    return signs.map(sign => this.#write(sign, side)).join("")
  }

  /** A source may stand a second time, cut into segments, with the same codes. */
  again(): void {
    this.#begun.source = false
    for (const known of this.#known.values()) known.used.source = 0
  }

  #write(sign: Sign, side: SideName): string {
    switch (sign.kind) {
      case "text":
        return xmlWords(sign.text)
      case "open": {
        const { start } = tagsOf(sign.mark)
        const id = this.#id(JSON.stringify(sign.mark), side)
        return `<g id="${id}" ctype="${ctypes[sign.mark.kind]}" ctj:raw="${xmlAttribute(start)}">`
      }
      case "close":
        return "</g>"
      case "block":
        return this.#x(codeOfKind(sign.of), "x-ctj-block", "¶", side)
      case "said":
        return sign.loose
          ? ""
          : `<mrk mtype="x-ctj-comment" mid="${xmlAttribute(sign.ref)}" comment="${xmlAttribute(this.said(sign.ref))}">`
      case "said-end":
        return sign.loose ? "" : "</mrk>"
      case "atom": {
        const { run } = sign
        if (run.kind === "break") return this.#x("<br>", "lb", "", side)
        if (run.kind === "image") return this.#x(tagOfImage(run), "image", run.alt, side)
        return this.#x(run.raw, "x-ctj-placeholder", run.label, side)
      }
    }
  }

  #x(raw: string, ctype: string, label: string, side: SideName): string {
    const shown = label === "" ? "" : ` equiv-text="${xmlAttribute(label)}"`
    return `<x id="${this.#id(`${ctype} ${raw}`, side)}" ctype="${ctype}"${shown} ctj:raw="${xmlAttribute(raw)}"/>`
  }

  #id(key: string, side: SideName): string {
    const known = this.#known.get(key) ?? { ids: [], used: { source: 0, target: 0 } }
    this.#known.set(key, known)
    const n = known.used[side]++
    const id = known.ids[n] ?? String(++this.#ids)
    known.ids[n] = id
    return id
  }
}
