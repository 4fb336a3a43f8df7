/**
 * Targets as one line of critic markup, built and printed; what is printed can be built again.
 *
 * Blocks are kept apart by `|` and begin with `#`…`######` (heading), `-` (item), `>` (quote), `~~~` (code), `!` (opaque)
 * and a space. In the text: `*bold*`, `_em_`, `[words](address)`, `↵` (break), `⟦raw⟧` (placeholder).
 * Suggestions: `{++in++}` `{--out--}` by A, `{++in++B}` by another; around `|` they mean the break.
 * `{~+strong:words~}` and `{~-em:words~B}` change the form (`link=address` for a link); at the start of a block
 * `{~## ~}` changes its kind (`{~= ~}` to a paragraph). `{>>t:words<<}` is a comment of thread t.
 */
import type { Mark, Node } from "prosemirror-model"
import { schema } from "@/lib/review/schema"

const { marks } = schema
type Piece = { readonly text: string; readonly node?: Node; marks: readonly Mark[] }
type Item = { readonly kind: "break"; marks: readonly Mark[] } | ({ readonly kind: "run" } & Piece)

/** A target. Suggestions of one author that touch have one id. */
export function target(line: string): Node {
  const parser = new Parser(line)
  const items = parser.items(null)
  const rows: { opening: readonly Mark[]; runs: Piece[] }[] = [{ opening: [], runs: [] }]
  for (const item of items) {
    if (item.kind === "break") rows.push({ opening: item.marks, runs: [] })
    else rows.at(-1)?.runs.push(item)
  }
  return withIds(
    schema.nodes.target.create(
      null,
      rows.map(({ opening, runs }) => block(opening, runs)),
    ),
  )
}

/** A document with a pair for each line; the sources are numbered. */
export const page = (...lines: readonly string[]): Node =>
  schema.nodes.doc.create(
    null,
    lines.map((line, i) =>
      schema.nodes.pair.create({ id: `p${i + 1}` }, [
        schema.nodes.source.create(null, schema.nodes.paragraph.create(null, schema.text(`Source ${i + 1}.`))),
        target(line),
      ]),
    ),
  )

class Parser {
  #at = 0
  constructor(readonly line: string) {}

  /** Reads to the closing sign, which is left for the caller. */
  items(closing: string | null): Item[] {
    const items: Item[] = []
    while (this.#at < this.line.length && !(closing && this.#sees(closing))) {
      if (this.#take("{++")) items.push(...this.#suggested("++", author => marks.ins.create({ id: "?", author })))
      else if (this.#take("{--")) items.push(...this.#suggested("--", author => marks.del.create({ id: "?", author })))
      else if (this.#take("{~")) items.push(...this.#form())
      else if (this.#take("{>>")) items.push(...this.#comment())
      else if (this.#take("|")) items.push({ kind: "break", marks: [] })
      else if (this.#take("↵")) items.push({ kind: "run", text: "", node: schema.nodes.break.create(), marks: [] })
      else if (this.#take("⟦")) items.push({ kind: "run", text: "", node: this.#placeholder(), marks: [] })
      else if (this.#take("*")) items.push(...this.#marked("*", marks.strong.create()))
      else if (this.#take("_")) items.push(...this.#marked("_", marks.em.create()))
      else if (this.#take("[")) items.push(...this.#link())
      else items.push({ kind: "run", text: this.line[this.#at++] as string, marks: [] })
    }
    return items
  }

  #sees = (sign: string): boolean => this.line.startsWith(sign, this.#at)
  #take(sign: string): boolean {
    if (!this.#sees(sign)) return false
    this.#at += sign.length
    return true
  }
  #until(sign: string): string {
    const end = this.line.indexOf(sign, this.#at)
    if (end < 0) throw new Error(`no ${sign} in ${this.line}`)
    const text = this.line.slice(this.#at, end)
    this.#at = end + sign.length
    return text
  }
  #placeholder = (): Node => {
    const raw = this.#until("⟧")
    return schema.nodes.placeholder.create({ raw, label: raw })
  }
  #marked(sign: string, mark: Mark): Item[] {
    const items = this.items(sign)
    this.#until(sign)
    return items.map(item => with_(item, mark))
  }
  #suggested(sign: string, mark: (author: string) => Mark): Item[] {
    const items = this.items(sign)
    this.#until(sign)
    const made = mark(this.#until("}") || "A")
    return items.map(item => with_(item, made))
  }
  #link(): Item[] {
    const items = this.items("](")
    this.#until("](")
    const mark = marks.link.create({ href: this.#until(")") })
    return items.map(item => with_(item, mark))
  }
  #comment(): Item[] {
    const mark = marks.comment.create({ thread: this.#until(":") })
    const items = this.items("<<}")
    this.#until("<<}")
    return items.map(item => with_(item, mark))
  }
  #form(): Item[] {
    const kind = this.line.slice(this.#at).match(/^([#=>-]+) ~(\p{L}*)\}/u)
    if (kind) {
      this.#at += kind[0].length
      const { type, attrs } = kindFor(kind[1] === "=" ? "" : (kind[1] as string))
      const mark = { id: "?", author: kind[2] || "A", op: "kind", mark: type.name, attrs }
      return [{ kind: "run", text: "", marks: [marks.fmt.create(mark)] }]
    }
    const op = this.#take("+") ? "add" : "remove"
    if (op === "remove") this.#until("-")
    const [name, href] = this.#until(":").split("=") as [string, string?]
    const items = this.items("~")
    this.#until("~")
    const attrs = href === undefined ? null : { href: href.replace(/^\/\//, "https://"), title: null }
    const mark = marks.fmt.create({ id: "?", author: this.#until("}") || "A", op, mark: name, attrs })
    return items.map(item => with_(item, mark))
  }
}

const with_ = (item: Item, mark: Mark): Item => ({ ...item, marks: mark.addToSet(item.marks) })

function kindFor(sign: string) {
  const { paragraph, heading, item, quote, pre } = schema.nodes
  if (sign.startsWith("#")) return { type: heading, attrs: { level: sign.length } }
  if (sign === "-") return { type: item, attrs: { level: 0, ordered: false, number: null } }
  if (sign === ">") return { type: quote, attrs: {} }
  if (sign === "~~~") return { type: pre, attrs: { info: "" } }
  return { type: paragraph, attrs: {} }
}

function block(opening: readonly Mark[], runs: Piece[]): Node {
  const kinds = runs.filter(run => run.text === "" && !run.node).flatMap(run => run.marks)
  const rest = runs.filter(run => run.text !== "" || run.node)
  const head = rest.slice(0, 8).map(run => run.text || "\uFFFC")
  const sign = head.join("").match(/^(#{1,6}|-|>|~~~|!) /)?.[1]
  const content = sign ? rest.slice(sign.length + 1) : rest
  const set = [...opening, ...kinds].reduce<readonly Mark[]>((all, mark) => mark.addToSet(all), [])
  if (sign === "!") return schema.nodes.opaque.create({ raw: content.map(run => run.text).join("") }, null, set)
  const { type, attrs } = kindFor(sign ?? "")
  const nodes = content.map(run => (run.node ?? schema.text(run.text)).mark(run.marks))
  return type.create(attrs, joinText(nodes), set)
}

const joinText = (nodes: readonly Node[]): Node[] => {
  const out: Node[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (last?.isText && node.isText && last.sameMarkup(node))
      out[out.length - 1] = schema.text(`${last.text}${node.text}`, node.marks)
    else out.push(node)
  }
  return out
}

/** Numbers the suggestions: what an author did in one stretch is one. */
function withIds(made: Node): Node {
  const open = new Map<string, string>()
  let count = 0
  const named = (node: Node): readonly Mark[] => {
    const authors = new Set<string>()
    const renamed = node.marks.map(mark => {
      if (mark.attrs.id !== "?") return mark
      const author = mark.attrs.author as string
      authors.add(author)
      const id = open.get(author) ?? `${author}${++count}`
      open.set(author, id)
      return mark.type.create({ ...mark.attrs, id })
    })
    for (const author of open.keys()) if (!authors.has(author)) open.delete(author)
    return renamed.reduce<readonly Mark[]>((all, mark) => mark.addToSet(all), [])
  }
  const blocks = made.children.map(one => {
    const set = named(one)
    if (one.isAtom) return one.mark(set)
    const content = one.children.map(node => node.mark(named(node)))
    return one.type.create(one.attrs, content, set)
  })
  return schema.nodes.target.create(null, blocks)
}

/** The target of a pair (or a target) in critic markup. */
export function critic(pairOrTarget: Node): string {
  const side = pairOrTarget.type === schema.nodes.pair ? pairOrTarget.child(1) : pairOrTarget
  return side.children
    .map((one, i) => {
      const kinds = one.marks.filter(mark => mark.type === marks.fmt).map(printKind)
      const breaks = one.marks.filter(mark => mark.type !== marks.fmt)
      // The first block opens without a break: marks on it are shown around "^" (and cannot be built).
      const opening = i > 0 ? wrap("|", breaks) : breaks.length > 0 ? wrap("^", breaks) : ""
      return opening + kinds.join("") + signOf(one) + (one.isAtom ? one.attrs.raw : printInline(one))
    })
    .join("")
}

/** All targets of a document, one line a pair. */
export const lines = (doc: Node): string[] => doc.children.map(critic)

function signOf(one: Node): string {
  const { heading, item, quote, pre, opaque } = schema.nodes
  if (one.type === heading) return `${"#".repeat(one.attrs.level as number)} `
  if (one.type === item) return "- "
  if (one.type === quote) return "> "
  if (one.type === pre) return "~~~ "
  return one.type === opaque ? "! " : ""
}

const by = (mark: Mark): string => (mark.attrs.author === "A" ? "" : (mark.attrs.author as string))

function printKind(mark: Mark): string {
  const { mark: name, attrs } = mark.attrs as { mark: string; attrs: Record<string, unknown> | null }
  const signs: Record<string, string> = { heading: "#".repeat(Number(attrs?.level)), item: "-", quote: ">", pre: "~~~" }
  return `{~${signs[name] ?? "="} ~${by(mark)}}`
}

/** Innermost first: how the text looks, then comments, changes of form, insertions, deletions; A before B. */
const rank = ["code", "sub", "sup", "strike", "underline", "em", "strong", "link", "comment", "fmt", "ins", "del"]
const inOrder = (set: readonly Mark[]): Mark[] =>
  [...set].sort((a, b) => rank.indexOf(a.type.name) - rank.indexOf(b.type.name) || (by(a) < by(b) ? -1 : 1))

function wrap(text: string, set: readonly Mark[]): string {
  return inOrder(set).reduce((inner, mark) => {
    switch (mark.type.name) {
      case "strong":
        return `*${inner}*`
      case "em":
        return `_${inner}_`
      case "link":
        return `[${inner}](${mark.attrs.href})`
      case "comment":
        return `{>>${mark.attrs.thread}:${inner}<<}`
      case "ins":
        return `{++${inner}++${by(mark)}}`
      case "del":
        return `{--${inner}--${by(mark)}}`
      case "fmt": {
        const href = (mark.attrs.attrs as { href?: string } | null)?.href
        const sign = mark.attrs.op === "add" ? "+" : "-"
        const address = href ? `=${href.replace(/^https:/, "")}` : ""
        return `{~${sign}${mark.attrs.mark}${address}:${inner}~${by(mark)}}`
      }
      default:
        return `<${mark.type.name}>${inner}</${mark.type.name}>`
    }
  }, text)
}

function printInline(one: Node): string {
  const runs: { text: string; set: readonly Mark[]; key: string }[] = []
  one.forEach(node => {
    const text = node.isText ? (node.text ?? "") : node.type === schema.nodes.break ? "↵" : `⟦${node.attrs.raw}⟧`
    const key = wrap("", node.marks)
    const last = runs.at(-1)
    if (last && last.key === key) last.text += text
    else runs.push({ text, set: node.marks, key })
  })
  return runs.map(run => wrap(run.text, run.set)).join("")
}
