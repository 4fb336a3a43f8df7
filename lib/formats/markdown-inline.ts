/** What stands inside a Markdown block, to runs. */
import type { Nodes, PhrasingContent } from "mdast"
import type { Inline, Mark } from "@/lib/page/page"
import { walk } from "./align-text"
import { isSafeLink, isSafePicture } from "./href"
import { InlineBuilder, type Stretch } from "./inline"
import { type Masked, masksWithin, unmask } from "./markdown-masks"
import type { Definitions } from "./markdown-windows"
import type { NoteBook } from "./notes"

/** HTML that means a mark of ours, when it is opened and closed in one block and says nothing else. */
const htmlMarks: Readonly<Record<string, Exclude<Mark["kind"], "link">>> = {
  sub: "sub",
  sup: "sup",
  u: "underline",
  ins: "underline",
  b: "strong",
  strong: "strong",
  i: "em",
  em: "em",
  s: "strike",
  del: "strike",
  code: "code",
}

export class MarkdownInline {
  /** Where in the file the tree begins that is read. */
  skip = 0

  constructor(
    readonly file: string,
    readonly masked: Masked,
    readonly notes: NoteBook,
    readonly definitions: Definitions,
  ) {}

  read(
    children: readonly PhrasingContent[],
    before?: (into: InlineBuilder) => void,
  ): { inline: readonly Inline[]; stretches: readonly Stretch[] } {
    const into = new InlineBuilder()
    before?.(into)
    this.#all(children, [], into)
    return into.done()
  }

  #place(node: Nodes): { from: number; to: number } {
    return { from: (node.position?.start.offset ?? 0) + this.skip, to: (node.position?.end.offset ?? 0) + this.skip }
  }

  #all(children: readonly PhrasingContent[], marks: readonly Mark[], into: InlineBuilder): void {
    const closers = pairsOf(children)
    const open: { mark: Mark; closer: PhrasingContent }[] = []
    for (const child of children) {
      const here = open.reduce<readonly Mark[]>((all, one) => withMark(all, one.mark), marks)
      const closer = closers.get(child)
      if (closer !== undefined) {
        const name = nameOf(child)
        open.push({ mark: { kind: htmlMarks[name] as Exclude<Mark["kind"], "link"> }, closer })
      } else if (open.at(-1)?.closer === child) open.pop()
      else this.#one(child, here, into)
    }
  }

  #one(node: PhrasingContent, marks: readonly Mark[], into: InlineBuilder): void {
    const at = this.#place(node)
    switch (node.type) {
      case "text":
        this.#text(node.value, at, marks, into)
        break
      case "strong":
        this.#all(node.children, withMark(marks, { kind: "strong" }), into)
        break
      case "emphasis":
        this.#all(node.children, withMark(marks, { kind: "em" }), into)
        break
      case "delete":
        this.#all(node.children, withMark(marks, { kind: "strike" }), into)
        break
      case "inlineCode": {
        const words = unmask(node.value, this.masked, at.from, at.to).replace(/\r\n?|\n/g, " ")
        const start = this.file.indexOf(words, at.from)
        const verbatim = words !== "" && start !== -1 && start + words.length <= at.to
        const [from, to] = verbatim ? [start, start + words.length] : [at.from, at.to]
        into.text(words, withMark(marks, { kind: "code" }), from, to, verbatim)
        break
      }
      case "break":
        into.atom({ kind: "break", marks: [] }, at.from, at.to)
        break
      case "link":
        this.#link(node.url, node.title, node.children, at, marks, into)
        break
      case "linkReference": {
        const to = this.definitions.get(node.identifier)
        if (to !== undefined) this.#link(to.url, to.title, node.children, at, marks, into)
        else this.#all(node.children, marks, into)
        break
      }
      case "image":
        this.#image(node.url, node.title, node.alt ?? "", at, marks, into)
        break
      case "imageReference": {
        const to = this.definitions.get(node.identifier)
        this.#image(to?.url ?? "", to?.title, node.alt ?? "", at, marks, into)
        break
      }
      case "html":
        if (/^<br\s*\/?>$/i.test(node.value)) into.atom({ kind: "break", marks: [] }, at.from, at.to)
        else this.#raw(at, labelOf(node.value), marks, into)
        break
      default:
        this.#raw(at, this.file.slice(at.from, at.to), marks, into)
    }
  }

  #raw(at: { from: number; to: number }, label: string, marks: readonly Mark[], into: InlineBuilder): void {
    into.atom({ kind: "placeholder", raw: this.file.slice(at.from, at.to), label, marks }, at.from, at.to)
  }

  #text(value: string, at: { from: number; to: number }, marks: readonly Mark[], into: InlineBuilder): void {
    const { letter, file } = this.masked
    const pieces = walk(value, file, at.from, at.to, "markdown")
    if (pieces === null) {
      into.text(unmask(value, this.masked, at.from, at.to).replace(/\r\n?|\n/g, " "), marks, at.from, at.to, false)
      return
    }
    for (const p of pieces) {
      if (letter === "" || !p.literal || !p.words.includes(letter)) {
        into.text(p.words, marks, p.from, p.to, p.literal)
        continue
      }
      let from = p.from
      for (const one of masksWithin(this.masked, p.from, p.to)) {
        into.text(file.slice(from, one.from), marks, from, one.from, true)
        into.atom({ kind: "placeholder", raw: one.raw, label: one.raw, marks }, one.from, one.to)
        from = one.to
      }
      into.text(file.slice(from, p.to), marks, from, p.to, true)
    }
  }

  #link(
    url: string,
    title: string | null | undefined,
    children: readonly PhrasingContent[],
    at: { from: number; to: number },
    marks: readonly Mark[],
    into: InlineBuilder,
  ): void {
    const href = unmask(url, this.masked, at.from, at.to)
    if (isSafeLink(href)) {
      this.#all(children, withMark(marks, { kind: "link", href, ...(title ? { title } : {}) }), into)
    } else {
      this.notes.add("link-dropped", at, href)
      this.#all(children, marks, into)
    }
  }

  #image(
    url: string,
    title: string | null | undefined,
    alt: string,
    at: { from: number; to: number },
    marks: readonly Mark[],
    into: InlineBuilder,
  ): void {
    const src = unmask(url, this.masked, at.from, at.to)
    if (isSafePicture(src)) {
      const words = unmask(alt, this.masked, at.from, at.to)
      into.atom({ kind: "image", src, alt: words, ...(title ? { title } : {}), marks }, at.from, at.to)
    } else {
      this.notes.add("image-dropped", at, src)
      into.text(alt, marks, at.from, at.to, false)
    }
  }
}

const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] => [
  ...marks.filter(m => m.kind !== mark.kind),
  mark,
]

const nameOf = (node: PhrasingContent): string =>
  node.type === "html" ? (/^<\/?([a-z]+)>$/i.exec(node.value)?.[1]?.toLowerCase() ?? "") : ""

/** Opening tags of marks to the nodes that close them, where both stand side by side and properly nested. */
function pairsOf(children: readonly PhrasingContent[]): Map<PhrasingContent, PhrasingContent> {
  const pairs = new Map<PhrasingContent, PhrasingContent>()
  const open: { name: string; node: PhrasingContent }[] = []
  for (const node of children) {
    const name = nameOf(node)
    if (node.type !== "html" || htmlMarks[name] === undefined) continue
    if (!node.value.startsWith("</")) open.push({ name, node })
    else if (open.at(-1)?.name === name) pairs.set((open.pop() as { node: PhrasingContent }).node, node)
  }
  return pairs
}

function labelOf(raw: string): string {
  if (raw.startsWith("<!--")) return "<!-- … -->"
  const name = /^<\/?[a-z][a-z\d.:-]*/i.exec(raw)?.[0]
  return name === undefined ? raw : `${name}>`
}
