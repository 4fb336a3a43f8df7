/** What the styles of an OpenDocument text mean: marks of words, kinds of paragraphs, which lists count. */
import type { Mark } from "@/lib/page/page"
import { KEPT_STYLE } from "./docx-styles"
import { attributeOf, elementsOf, walkXml, type XmlElement } from "./xml"

export const odf = {
  text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  table: "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  draw: "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  meta: "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  fo: "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  loext: "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
  xlink: "http://www.w3.org/1999/xlink",
} as const

type Plain = Exclude<Mark["kind"], "link">
/** A style that stands on itself, over others, ends here. */
const deepest = 20

export class OdtStyles {
  readonly #styles = new Map<string, XmlElement>()
  readonly #lists = new Map<string, XmlElement>()

  constructor(roots: readonly XmlElement[]) {
    for (const root of roots)
      for (const one of walkXml(root)) {
        const name = attributeOf(one, "name", odf.style)
        if (name === undefined) continue
        if (one.local === "list-style") this.#lists.set(name, one)
        else if (one.local === "style") this.#styles.set(`${attributeOf(one, "family", odf.style)} ${name}`, one)
      }
  }

  /** From the style itself to the one everything stands on. */
  #chain(family: string, name: string): readonly XmlElement[] {
    const out: XmlElement[] = []
    let at = this.#styles.get(`${family} ${name}`)
    while (at !== undefined && out.length < deepest) {
      out.push(at)
      at = this.#styles.get(`${family} ${attributeOf(at, "parent-style-name", odf.style) ?? ""}`)
    }
    return out
  }

  /** The names of a style and of all it stands on, as the program gives them: "Quotations", "Preformatted_20_Text". */
  #names(family: string, name: string): readonly string[] {
    return [name, ...this.#chain(family, name).map(one => attributeOf(one, "parent-style-name", odf.style) ?? "")]
  }

  isParagraph(name: string, wanted: RegExp): boolean {
    return this.#names("paragraph", name).some(one => wanted.test(one))
  }

  /** Words of ours that stand for something kept as it was written. */
  isKept(name: string): boolean {
    return this.#names("text", name).includes(KEPT_STYLE.replaceAll(" ", "_20_"))
  }

  marks(name: string): readonly Plain[] {
    const chain = this.#chain("text", name)
    const said = (local: string, space: string): string | undefined =>
      chain
        .flatMap(one => elementsOf(one).filter(child => child.local === "text-properties"))
        .map(one => attributeOf(one, local, space))
        .find(value => value !== undefined)
    const out: Plain[] = []
    const names = this.#names("text", name)
    if (names.some(one => /^(?:Source|Teletype|Verbatim)/.test(one))) out.push("code")
    if (/^(?:bold|[6-9]00)$/.test(said("font-weight", odf.fo) ?? "") || names.includes("Strong_20_Emphasis"))
      out.push("strong")
    if (/^(?:italic|oblique)$/.test(said("font-style", odf.fo) ?? "") || names.includes("Emphasis")) out.push("em")
    if ((said("text-underline-style", odf.style) ?? "none") !== "none") out.push("underline")
    if ((said("text-line-through-style", odf.style) ?? "none") !== "none") out.push("strike")
    const raised = said("text-position", odf.style) ?? ""
    if (/^(?:super|[1-9])/.test(raised)) out.push("sup")
    if (/^(?:sub|-)/.test(raised)) out.push("sub")
    return out
  }

  /** @param level from 0 */
  isOrdered(list: string, level: number): boolean {
    const style = this.#lists.get(list)
    const at = style && elementsOf(style).find(one => attributeOf(one, "level", odf.text) === String(level + 1))
    return at?.local === "list-level-style-number"
  }
}
