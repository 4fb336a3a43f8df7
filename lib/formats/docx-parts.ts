/** The parts of a Word file of our own making that are the same for every page, or nearly so. */
import type { TrackedComment, TrackedThread } from "@/lib/page/tracked"
import { KEPT_STYLE, OPAQUE_STYLE } from "./docx-styles"
import { xmlAttribute, xmlWords } from "./xml"

const schemas = "http://schemas.openxmlformats.org"
export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const namespaces =
  `xmlns:w="${schemas}/wordprocessingml/2006/main" xmlns:r="${schemas}/officeDocument/2006/relationships" ` +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  `xmlns:mc="${schemas}/markup-compatibility/2006" mc:Ignorable="w14 w15"`

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
const kinds: readonly (readonly [string, string])[] = [
  ["/word/document.xml", `${word}.document.main+xml`],
  ["/word/styles.xml", `${word}.styles+xml`],
  ["/word/numbering.xml", `${word}.numbering+xml`],
  ["/word/settings.xml", `${word}.settings+xml`],
  ["/word/comments.xml", `${word}.comments+xml`],
  ["/word/commentsExtended.xml", `${word}.commentsExtended+xml`],
  ["/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"],
  ["/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"],
]
export const contentTypes = `${head}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${kinds
  .map(([path, type]) => `<Override PartName="${path}" ContentType="${type}"/>`)
  .join("")}</Types>`

const relations = (rows: readonly string[]): string =>
  `${head}<Relationships xmlns="${schemas}/package/2006/relationships">${rows.join("")}</Relationships>`
const relation = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${xmlAttribute(target)}"${external ? ' TargetMode="External"' : ""}/>`
const office = `${schemas}/officeDocument/2006/relationships`

export const rootRelations = relations([
  relation("rId1", `${office}/officeDocument`, "word/document.xml"),
  relation("rId2", `${schemas}/package/2006/relationships/metadata/core-properties`, "docProps/core.xml"),
  relation("rId3", `${office}/custom-properties`, "docProps/custom.xml"),
])

/** @param links addresses in the order of their numbers: the first is `link1` */
export const documentRelations = (links: readonly string[]): string =>
  relations([
    relation("rId1", `${office}/styles`, "styles.xml"),
    relation("rId2", `${office}/numbering`, "numbering.xml"),
    relation("rId3", `${office}/settings`, "settings.xml"),
    relation("rId4", `${office}/comments`, "comments.xml"),
    relation("rId5", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml"),
    ...links.map((href, i) => relation(`link${i + 1}`, `${office}/hyperlink`, href, true)),
  ])

/** What somebody changes from now on is tracked from the first letter. */
export const settings = (tracks: boolean): string =>
  `${head}<w:settings ${namespaces}>${tracks ? "<w:trackRevisions/>" : ""}<w:defaultTabStop w:val="708"/></w:settings>`

export const coreProperties = (title: string, lang: string): string =>
  `${head}<cp:coreProperties xmlns:cp="${schemas}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlWords(title)}</dc:title><dc:language>${xmlWords(lang)}</dc:language></cp:coreProperties>`

export const customProperties = (values: Readonly<Record<string, string>>): string =>
  `${head}<Properties xmlns="${schemas}/officeDocument/2006/custom-properties" xmlns:vt="${schemas}/officeDocument/2006/docPropsVTypes">${Object.entries(
    values,
  )
    .map(
      ([name, value], i) =>
        `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${xmlAttribute(name)}"><vt:lpwstr>${xmlWords(value)}</vt:lpwstr></property>`,
    )
    .join("")}</Properties>`

const paragraphStyle = (id: string, name: string, more: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${more}</w:style>`
const heading = (level: number): string =>
  paragraphStyle(
    `Heading${level}`,
    `heading ${level}`,
    `<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="${360 - level * 40}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="${[36, 30, 26, 24, 22, 22][level - 1]}"/></w:rPr>`,
  )
const characterStyle = (id: string, name: string, more: string): string =>
  `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${more}</w:rPr></w:style>`

const grey = '<w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/>'

/** @param rtl written from the right */
export const styles = (lang: string, rtl: boolean): string =>
  `${head}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${xmlAttribute(lang)}"${rtl ? ` w:bidi="${xmlAttribute(lang)}"` : ""}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>${rtl ? "<w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/></w:rPr>" : ""}</w:style>${[1, 2, 3, 4, 5, 6].map(heading).join("")}${[
    paragraphStyle("ListParagraph", "List Paragraph", "<w:pPr><w:contextualSpacing/></w:pPr>"),
    paragraphStyle("Quote", "Quote", '<w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:i/></w:rPr>'),
    paragraphStyle(
      "SourceCode",
      "Source Code",
      `<w:pPr>${grey}</w:pPr><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:sz w:val="20"/></w:rPr>`,
    ),
    paragraphStyle("CotejoKeptBlock", OPAQUE_STYLE, `<w:pPr>${grey}</w:pPr><w:rPr><w:color w:val="7F7F7F"/></w:rPr>`),
    characterStyle("VerbatimChar", "Verbatim Char", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'),
    characterStyle("Hyperlink", "Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
    characterStyle("CotejoKept", KEPT_STYLE, `<w:color w:val="7F7F7F"/>${grey}`),
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>',
    ["top", "left", "bottom", "right", "insideH", "insideV"]
      .map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>`)
      .join(""),
    "</w:tblBorders></w:tblPr></w:style>",
  ].join("")}</w:styles>`

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
const levels = (form: string, text: (level: number) => string): string =>
  LEVELS.map(
    level =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text(level)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${720 + level * 360}" w:hanging="360"/></w:pPr></w:lvl>`,
  ).join("")

/** @param ordered each numbered list with the number it begins with, at which level; the first is list 2 */
export const numbering = (ordered: readonly { readonly level: number; readonly start: number }[]): string =>
  `${head}<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${levels("bullet", level => "•◦▪"[level % 3] as string)}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>${levels("decimal", level => `%${level + 1}.`)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${ordered
    .map(
      ({ level, start }, i) =>
        `<w:num w:numId="${i + 2}"><w:abstractNumId w:val="1"/>${LEVELS.map(one => `<w:lvlOverride w:ilvl="${one}"><w:startOverride w:val="${one === level ? start : 1}"/></w:lvlOverride>`).join("")}</w:num>`,
    )
    .join("")}</w:numbering>`

export const dateOf = (at: number | null): string =>
  at === null ? "" : ` w:date="${new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z")}"`

const initialsOf = (name: string): string =>
  (name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [])
    .map(part => Array.from(part)[0])
    .join("")
    .slice(0, 3) || "?"

const paraOf = (number: number): string => (0x0c000000 + number).toString(16).toUpperCase()

/** Comments with their numbers in the order in which they are given. */
export function comments(list: readonly TrackedComment[]): string {
  const one = ({ author, at, text }: TrackedComment, number: number): string => {
    const lines = text.split("\n")
    const paragraphs = lines.map((line, i) => {
      const id = i === lines.length - 1 ? ` w14:paraId="${paraOf(number)}"` : ""
      return `<w:p${id}><w:r><w:t xml:space="preserve">${xmlWords(line)}</w:t></w:r></w:p>`
    })
    return `<w:comment w:id="${number}" w:author="${xmlAttribute(author)}" w:initials="${xmlAttribute(initialsOf(author))}"${dateOf(at)}>${paragraphs.join("")}</w:comment>`
  }
  return `${head}<w:comments ${namespaces}>${list.map(one).join("")}</w:comments>`
}

/** Which comment answers which, and what is settled. */
export function commentsExtended(threads: readonly TrackedThread[]): string {
  let number = 0
  const rows = threads.map(thread => {
    const first = number
    return thread.comments
      .map((_, i) => {
        const parent = i === 0 ? "" : ` w15:paraIdParent="${paraOf(first)}"`
        return `<w15:commentEx w15:paraId="${paraOf(number++)}"${parent} w15:done="${thread.resolved ? 1 : 0}"/>`
      })
      .join("")
  })
  return `${head}<w15:commentsEx ${namespaces}>${rows.join("")}</w15:commentsEx>`
}
