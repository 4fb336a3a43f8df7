/**
 * CriticMarkup of a target: Markdown in which every open suggestion stands as a change, every comment as a remark.
 *
 * `{++in++}`, `{--out--}`, `{~~old~>new~~}` for changes of form, `{==words==}{>>who: said<<}`. After each change stands whose it
 * is. What Markdown would read by accident is escaped.
 */
import type { Mark, Node } from "prosemirror-model"
import { schema } from "../schema"
import { authorOf, del, fmt, ins, isSuggestion } from "../suggest/marks"

export interface CriticNames {
  person(id: string): string
  /** What is said in a thread, "Who: words" each; empty for one that is not to be told. */
  thread(id: string): readonly string[]
}

export function criticMarkup(doc: Node, names: CriticNames): string {
  const out: string[] = []
  let last: Node | null = null
  for (const pair of doc.children)
    for (const block of pair.child(1).children) {
      if (block.isTextblock && block.content.size === 0 && block.marks.length === 0) continue
      const goesOn = block.attrs.cont === true && last !== null
      if (last !== null) out.push(breakBefore(block, goesOn, last, names))
      out.push(`${goesOn ? "" : signOf(block)}${contentOf(block, names)}`)
      last = block
    }
  return `${out.join("")}\n`
}

function breakBefore(block: Node, goesOn: boolean, last: Node, names: CriticNames): string {
  const near = block.type === schema.nodes.item && last.type === schema.nodes.item ? "\n" : "\n\n"
  const made = block.marks.find(mark => mark.type === ins)
  const gone = block.marks.find(mark => mark.type === del)
  if (made) return `{++${near}++}${whose([made], names)}`
  if (gone) return `{--${near}--}${whose([gone], names)}`
  return goesOn ? "" : near
}

function signOf(block: Node): string {
  const { heading, item, quote } = schema.nodes
  if (block.type === heading) return `${"#".repeat(block.attrs.level as number)} `
  if (block.type === item) {
    const number = (block.attrs.number as number | null) ?? 1
    return `${"   ".repeat(block.attrs.level as number)}${block.attrs.ordered ? `${number}.` : "-"} `
  }
  return block.type === quote ? "> " : ""
}

function contentOf(block: Node, names: CriticNames): string {
  if (block.type === schema.nodes.opaque) return block.attrs.raw as string
  if (block.type === schema.nodes.pre) return `\`\`\`${block.attrs.info as string}\n${block.textContent}\n\`\`\``
  // Neighbours that say the same about themselves stand in one pair of signs.
  const groups: { key: string; about: readonly Mark[]; nodes: Node[] }[] = []
  block.forEach(node => {
    const about = node.marks.filter(mark => isSuggestion(mark) || mark.type === schema.marks.comment)
    const key = JSON.stringify(about.map(mark => [mark.type.name, mark.attrs]))
    const last = groups.at(-1)
    if (last?.key === key) last.nodes.push(node)
    else groups.push({ key, about, nodes: [node] })
  })
  return groups
    .map(({ about, nodes }, i) => {
      const comments = about.filter(mark => mark.type === schema.marks.comment)
      const ends = comments.filter(mark => !groups[i + 1]?.about.some(one => one.eq(mark)))
      const begins = comments.filter(mark => !groups[i - 1]?.about.some(one => one.eq(mark)))
      const remarks = ends.flatMap(mark => {
        const said = names.thread(mark.attrs.thread as string)
        return said.length === 0 ? [] : [`==}${said.map(one => `{>>${remark(one)}<<}`).join("")}`]
      })
      const open = begins.filter(mark => names.thread(mark.attrs.thread as string).length > 0).map(() => "{==")
      return `${open.join("")}${changed(nodes, about.filter(isSuggestion), names)}${remarks.join("")}`
    })
    .join("")
}

function changed(nodes: readonly Node[], about: readonly Mark[], names: CriticNames): string {
  const words = (extra: readonly Mark[] = []): string => nodes.map(node => runOf(node, extra)).join("")
  const [made, gone] = [about.find(mark => mark.type === ins), about.find(mark => mark.type === del)]
  // Put in by one and wanted out by another: it is not there yet, and would not be.
  if (made && gone)
    return `{++${words()}++}${whose([made], names)}{>>${remark(`−− ${names.person(authorOf(gone))}`)}<<}`
  if (made) return `{++${words()}++}${whose([made], names)}`
  if (gone) return `{--${words()}--}${whose([gone], names)}`
  const forms = about.filter(mark => mark.type === fmt && mark.attrs.op !== "kind")
  return forms.length === 0 ? words() : `{~~${words()}~>${words(forms)}~~}${whose(forms, names)}`
}

const whose = (marks: readonly Mark[], names: CriticNames): string =>
  [...new Set(marks.map(mark => names.person(authorOf(mark))))]
    .filter(Boolean)
    .map(name => `{>>${remark(name)}<<}`)
    .join("")

/** The two signs that would end a remark stay apart. */
const remark = (words: string): string => words.replace(/\s+/gu, " ").replaceAll("<<}", "<< }")

const signs: Readonly<Record<string, string>> = { strong: "**", em: "*", code: "`", strike: "~~" }
const order = ["link", "strong", "em", "underline", "strike", "sub", "sup", "code"]

function runOf(node: Node, forms: readonly Mark[]): string {
  const text = node.isText
    ? (node.text ?? "")
    : node.type === schema.nodes.break
      ? "\\\n"
      : node.type === schema.nodes.image
        ? `![${node.attrs.alt as string}](${node.attrs.src as string})`
        : (node.attrs.raw as string)
  const off = new Set(forms.filter(mark => mark.attrs.op === "remove").map(mark => mark.attrs.mark as string))
  const kept = node.marks
    .filter(mark => order.includes(mark.type.name) && !off.has(mark.type.name))
    .map(mark => ({ name: mark.type.name, href: mark.attrs.href as string | undefined }))
  const added = forms
    .filter(mark => mark.attrs.op === "add")
    .map(mark => ({ name: mark.attrs.mark as string, href: (mark.attrs.attrs as { href?: string } | null)?.href }))
  const all = [...kept.filter(one => !added.some(other => other.name === one.name)), ...added]
  const isCode = all.some(one => one.name === "code")
  const words = node.isText && !isCode ? escaped(text) : text
  return all
    .sort((a, b) => order.indexOf(b.name) - order.indexOf(a.name))
    .reduce((inner, { name, href }) => {
      if (name === "link") return `[${inner}](${href ?? ""})`
      const sign = signs[name]
      return sign
        ? `${sign}${inner}${sign}`
        : `<${name === "underline" ? "u" : name}>${inner}</${name === "underline" ? "u" : name}>`
    }, words)
}

/** Words go on in the next run, so what would be a sign only together with it is escaped as well. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~{}]|&(?=[#a-z]|$)/gi, sign => `\\${sign}`)
    // What would begin a heading, a list or an underline, or lengthen the sign behind it.
    .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/u, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replace(/(?<!\\)[+=-]$/, sign => `\\${sign}`)
