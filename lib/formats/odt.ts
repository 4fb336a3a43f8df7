/**
 * OpenDocument texts (LibreOffice's .odt), one way: what is in one becomes a Word file, and from there on it is one. Its words,
 * marks, lists, tables, tracked changes and comments are the same model as Word's; its own file is not written again.
 */
import { done, type Noted, type Outcome } from "@/lib/page/outcome"
import { decodeFile } from "./decode"
import { writeWord } from "./docx-write"
import { NoteBook } from "./notes"
import { OdtReader } from "./odt-read"
import { OdtStyles, odf } from "./odt-styles"
import { pack } from "./packed"
import { attributeOf, childNamed, readXml, walkXml, wordsOf, type XmlElement } from "./xml"
import { decodeXml } from "./xml-decode"
import { looksZipped, type Parts, unzip } from "./zip"

const KIND = "application/vnd.oasis.opendocument.text"

/** From bytes to text, for pages: as `decodeFile`, and an OpenDocument text as a Word file. */
export function decodePage(bytes: Uint8Array): ReturnType<typeof decodeFile> {
  const word = odtAsWord(bytes)
  if (word === null) return decodeFile(bytes)
  return done({ value: pack(word.value), notes: word.notes })
}

/** Null for any other file, and for one that cannot be read. */
export function odtAsWord(bytes: Uint8Array): Noted<Uint8Array> | null {
  // Its first part says what it is, and is called so at a fixed place.
  if (!looksZipped(bytes) || new TextDecoder("latin1").decode(bytes.subarray(30, 38)) !== "mimetype") return null
  const parts = unzip(bytes)
  if (!parts.ok || !new TextDecoder().decode(parts.value.get("mimetype")).startsWith(KIND)) return null
  const [content, styles, meta] = ["content.xml", "styles.xml", "meta.xml"].map(name => partOf(parts.value, name))
  const office = content && childNamed(content, "body")
  const body = office && childNamed(office, "text")
  if (!content || !body) return null
  const notes = new NoteBook()
  notes.add("odt-as-word")
  const about = meta ? [...walkXml(meta)] : []
  const page = new OdtReader(body, new OdtStyles(styles ? [content, styles] : [content]), notes).read()
  const written = writeWord(page, {
    title: wordsOf(about.find(one => one.local === "title") ?? { children: [] }),
    // A file that went out from here and was saved as OpenDocument still says which it is.
    properties: Object.fromEntries(about.flatMap(ownProperty)),
    tracks: false,
  })
  return { value: written.value, notes: [...notes.take(), ...written.notes] }
}

function partOf(parts: Parts, name: string): XmlElement | undefined {
  const bytes = parts.get(name)
  const text: Outcome<string, string> | undefined = bytes && decodeXml(bytes)
  const root = text?.ok ? readXml(text.value) : undefined
  return root?.ok ? root.value : undefined
}

function ownProperty(element: XmlElement): readonly (readonly [string, string])[] {
  const name = attributeOf(element, "name", odf.meta) ?? ""
  return element.local === "user-defined" && /^cotejo\.\w+$/.test(name) ? [[name, wordsOf(element)]] : []
}
