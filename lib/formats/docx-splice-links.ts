import type { WordPackage } from "./docx-package"
import { xmlAttribute } from "./xml"
import { decodeXml } from "./xml-decode"

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/** The addresses a Word file's words point to: those it knows, and those that an edit brings. */
export class FileLinks {
  readonly #known: Map<string, string>
  readonly #new: string[] = []
  readonly #path: string

  constructor(readonly word: WordPackage) {
    const links = [...word.relations].filter(([, one]) => one.external && one.type === "hyperlink")
    this.#known = new Map(links.map(([id, one]) => [one.target, id]))
    const at = word.document.path.lastIndexOf("/") + 1
    this.#path = `${word.document.path.slice(0, at)}_rels/${word.document.path.slice(at)}.rels`
  }

  attributesFor(href: string): string {
    if (href.startsWith("#")) return `w:anchor="${xmlAttribute(href.slice(1))}"`
    const hash = href.indexOf("#")
    const base = hash > 0 ? this.#known.get(href.slice(0, hash)) : undefined
    const whole = this.#known.get(href)
    const anchor = whole === undefined && base !== undefined ? ` w:anchor="${xmlAttribute(href.slice(hash + 1))}"` : ""
    return `xmlns:r="${office}" r:id="${whole ?? base ?? this.#add(href)}"${anchor}`
  }

  #add(href: string): string {
    let number = this.#new.length + 1
    while (this.word.relations.has(`cotejo${number}`)) number++
    const id = `cotejo${number}`
    this.#new.push(
      `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${xmlAttribute(href)}" TargetMode="External"/>`,
    )
    this.#known.set(href, id)
    return id
  }

  /** The part that says where links lead, when it had to change. */
  partAt(name: string): string | null {
    if (name !== this.#path || this.#new.length === 0) return null
    const bytes = this.word.parts.get(name)
    const text = bytes ? decodeXml(bytes) : null
    return text?.ok ? text.value.replace(/<\/Relationships>\s*$/, `${this.#new.join("")}</Relationships>`) : null
  }
}
