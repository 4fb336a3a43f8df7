/**
 * The review document: doc > pair+, pair > source target, each side holding one or more blocks.
 *
 * Design: a side that faces nothing holds one empty paragraph (`isEmptySide`), so that there is always a place to write.
 *   Flat items and cells. A block with `cont` goes on the block before it on the same side, in the pair before:
 *   the two are one block again when the document is resolved. White space at a cut stays with the piece before it.
 *   Suggestion marks on a block speak of its break: `ins` = "this break is suggested", `del` = "join with the block before".
 * Guarantees: `schema` has no state; every attribute is validated, so a document that passes `check()` is well formed.
 * Not here: time, reason and decision of a suggestion and the words of a comment. They are stored by id.
 */
import { type Attrs, type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model"
import { ReplaceStep } from "prosemirror-transform"
import { isJudgement, isText, type Judgement } from "./judgement"
import { isPairMemory } from "./pair-memory"
import { letWordsStay } from "./words-stay"

export { isJudgement, type Judgement }

// Both ends of an insertion go to the same place when it is moved behind what others did. As it is by default they may part
// (one end is found again in one's own words, the other beside them), and the insertion takes the place of what is between:
// a letter was lost in one of 3,000 random runs.
ReplaceStep.MAP_BIAS = -1
letWordsStay()

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new RangeError(`not a valid ${what}`)
}
const wholeFrom =
  (least: number, most: number, what: string) =>
  (value: unknown): void =>
    must(Number.isInteger(value) && (value as number) >= least && (value as number) <= most, what)

export const isGranularity = (value: unknown): boolean =>
  value === null || value === "paragraph" || value === "sentence"

/** What every block remembers: the id of the imported block it came from, and whether it goes on the block before. */
const blockAttrs = {
  from: { default: null, validate: "string|null" },
  cont: { default: false, validate: "boolean" },
}
const dataOf = (node: Node): Record<string, string> => ({
  ...(node.attrs.from === null ? {} : { "data-from": node.attrs.from as string }),
  ...(node.attrs.cont ? { "data-cont": "" } : {}),
})
const attrsOf = (dom: HTMLElement): Attrs => ({
  from: dom.getAttribute("data-from"),
  cont: dom.hasAttribute("data-cont"),
})

const textblock = (spec: NodeSpec): NodeSpec => ({
  content: "inline*",
  group: "block",
  defining: true,
  ...spec,
  attrs: { ...blockAttrs, ...spec.attrs },
})

const nodes = {
  doc: {
    content: "pair+",
    attrs: {
      /** What a pair of the page is; null for pages that were brought in before this was asked. */
      granularity: {
        default: null,
        validate: (v: unknown) => must(isGranularity(v), "granularity"),
      },
    },
  },
  pair: {
    content: "source target",
    isolating: true,
    selectable: false,
    attrs: {
      /** The default is only there because ProseMirror wants to be able to make a pair; "?" is refused in a push. */
      id: { default: "?", validate: (v: unknown) => must(isText(v, 64), "pair id") },
      judged: { default: null, validate: (v: unknown) => must(v === null || isJudgement(v), "judgement") },
      /** How sure the alignment is, 0 to 1. */
      sure: { default: 1, validate: (v: unknown) => must(typeof v === "number" && v >= 0 && v <= 1, "confidence") },
      /** A person confirmed that these two belong together. */
      locked: { default: false, validate: "boolean" },
      /** By how many pairs the source stands further up in its own text, where the texts cross (see source-order.ts). */
      back: { default: 0, validate: wholeFrom(0, 100_000, "place in the source") },
      /** What the pair was before the page went from paragraphs to sentences, or back. */
      memory: { default: null, validate: (v: unknown) => must(v === null || isPairMemory(v), "memory of a pair") },
    },
    toDOM: node => ["div", { "data-pair": node.attrs.id as string }, 0],
    parseDOM: [{ tag: "div[data-pair]", getAttrs: dom => ({ id: (dom as HTMLElement).getAttribute("data-pair") }) }],
  },
  source: {
    content: "block+",
    isolating: true,
    selectable: false,
    toDOM: () => ["div", { "data-side": "source" }, 0],
    parseDOM: [{ tag: 'div[data-side="source"]' }],
  },
  target: {
    content: "block+",
    marks: "ins del fmt",
    isolating: true,
    selectable: false,
    toDOM: () => ["div", { "data-side": "target" }, 0],
    parseDOM: [{ tag: 'div[data-side="target"]' }],
  },
  paragraph: textblock({
    toDOM: node => ["p", dataOf(node), 0],
    parseDOM: [{ tag: "p", getAttrs: dom => attrsOf(dom as HTMLElement) }],
  }),
  heading: textblock({
    attrs: { level: { default: 2, validate: wholeFrom(1, 6, "heading level") } },
    toDOM: node => [`h${node.attrs.level}`, dataOf(node), 0],
    parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({
      tag: `h${level}`,
      getAttrs: dom => ({ ...attrsOf(dom as HTMLElement), level }),
    })),
  }),
  item: textblock({
    attrs: {
      level: { default: 0, validate: wholeFrom(0, 12, "item level") },
      ordered: { default: false, validate: "boolean" },
      number: { default: null, validate: "number|null" },
    },
    toDOM: node => [
      "p",
      {
        ...dataOf(node),
        "data-item": node.attrs.ordered ? "ordered" : "bullet",
        "data-level": String(node.attrs.level),
        ...(node.attrs.number === null ? {} : { "data-number": String(node.attrs.number) }),
      },
      0,
    ],
    parseDOM: [
      {
        tag: "p[data-item]",
        priority: 60,
        getAttrs: dom => {
          const el = dom as HTMLElement
          const number = el.getAttribute("data-number")
          return {
            ...attrsOf(el),
            level: Number(el.getAttribute("data-level") ?? 0),
            ordered: el.getAttribute("data-item") === "ordered",
            number: number === null ? null : Number(number),
          }
        },
      },
      { tag: "li", getAttrs: dom => ({ level: 0, ordered: (dom as HTMLElement).parentElement?.tagName === "OL" }) },
    ],
  }),
  quote: textblock({
    toDOM: node => ["blockquote", dataOf(node), 0],
    parseDOM: [{ tag: "blockquote", getAttrs: dom => attrsOf(dom as HTMLElement) }],
  }),
  cell: textblock({
    attrs: {
      table: { validate: (v: unknown) => must(isText(v, 64), "table id") },
      row: { default: 0, validate: wholeFrom(0, 100_000, "row") },
      column: { default: 0, validate: wholeFrom(0, 10_000, "column") },
      header: { default: false, validate: "boolean" },
    },
    toDOM: node => [
      "p",
      {
        ...dataOf(node),
        "data-cell": node.attrs.header ? "header" : "data",
        "data-table": node.attrs.table as string,
        "data-row": String(node.attrs.row),
        "data-column": String(node.attrs.column),
      },
      0,
    ],
    parseDOM: [
      {
        tag: "p[data-cell]",
        priority: 60,
        getAttrs: dom => {
          const el = dom as HTMLElement
          return {
            ...attrsOf(el),
            header: el.getAttribute("data-cell") === "header",
            table: el.getAttribute("data-table"),
            row: Number(el.getAttribute("data-row")),
            column: Number(el.getAttribute("data-column")),
          }
        },
      },
    ],
  }),
  /** A code block. ("code" is the mark; ProseMirror wants names of nodes and marks apart.) */
  pre: textblock({
    content: "text*",
    code: true,
    marks: "comment ins del",
    attrs: { info: { default: "", validate: "string" } },
    toDOM: node => ["pre", { ...dataOf(node), "data-info": node.attrs.info as string }, ["code", 0]],
    parseDOM: [
      {
        tag: "pre",
        preserveWhitespace: "full",
        getAttrs: dom => ({
          ...attrsOf(dom as HTMLElement),
          info: (dom as HTMLElement).getAttribute("data-info") ?? "",
        }),
      },
    ],
  }),
  opaque: {
    group: "block",
    atom: true,
    attrs: { ...blockAttrs, raw: { validate: "string" } },
    toDOM: node => ["pre", { ...dataOf(node), "data-opaque": node.attrs.raw as string }],
    parseDOM: [
      {
        tag: "pre[data-opaque]",
        priority: 60,
        getAttrs: dom => ({
          ...attrsOf(dom as HTMLElement),
          raw: (dom as HTMLElement).getAttribute("data-opaque") ?? "",
        }),
      },
    ],
  },
  text: { group: "inline" },
  break: {
    group: "inline",
    inline: true,
    selectable: false,
    linebreakReplacement: true,
    toDOM: () => ["br"],
    parseDOM: [{ tag: "br" }],
    leafText: () => "\n",
  },
  image: {
    group: "inline",
    inline: true,
    atom: true,
    draggable: true,
    attrs: {
      src: { validate: "string" },
      alt: { default: "", validate: "string" },
      title: { default: null, validate: "string|null" },
    },
    // Drawn as its description: pictures are never loaded from addresses in a page that somebody brought in.
    toDOM: node => [
      "span",
      {
        "data-image": node.attrs.src as string,
        "data-alt": node.attrs.alt as string,
        ...(node.attrs.title === null ? {} : { "data-title": node.attrs.title as string }),
      },
      (node.attrs.alt as string) || (node.attrs.src as string),
    ],
    parseDOM: [
      {
        tag: "span[data-image]",
        getAttrs: dom => {
          const el = dom as HTMLElement
          return {
            src: el.getAttribute("data-image") ?? "",
            alt: el.getAttribute("data-alt") ?? "",
            title: el.getAttribute("data-title"),
          }
        },
      },
    ],
  },
  placeholder: {
    group: "inline",
    inline: true,
    atom: true,
    draggable: true,
    attrs: { raw: { validate: "string" }, label: { default: "", validate: "string" } },
    toDOM: node => [
      "span",
      { "data-placeholder": node.attrs.raw as string, "data-label": node.attrs.label as string },
      (node.attrs.label as string) || (node.attrs.raw as string),
    ],
    parseDOM: [
      {
        tag: "span[data-placeholder]",
        getAttrs: dom => ({
          raw: (dom as HTMLElement).getAttribute("data-placeholder") ?? "",
          label: (dom as HTMLElement).getAttribute("data-label") ?? "",
        }),
      },
    ],
  },
} satisfies Record<string, NodeSpec>

const simple = (tag: string, ...also: string[]): MarkSpec => ({
  toDOM: () => [tag, 0],
  parseDOM: [tag, ...also].map(one => (one.includes("=") ? { style: one } : { tag: one })),
})

/** Addresses a page may point to. Anything else is dropped when read and refused in a step. */
export const isSafeHref = (href: unknown): href is string => {
  if (typeof href !== "string" || href.length > 4000) return false
  const somewhere = "https://page.invalid"
  return URL.canParse(href, somewhere) && ["https:", "http:", "mailto:"].includes(new URL(href, somewhere).protocol)
}

const suggestionAttrs = {
  id: { validate: (v: unknown) => must(isText(v, 64), "suggestion id") },
  author: { validate: (v: unknown) => must(isText(v, 64), "author") },
}
const suggestion = (name: string, tag: string, attrs: MarkSpec["attrs"] = {}): MarkSpec => ({
  attrs: { ...suggestionAttrs, ...attrs },
  inclusive: false,
  excludes: "",
  // Nothing is ever loaded from HTML; the view reads typed changes back from its own DOM with this rule.
  parseDOM: [
    {
      tag: `[data-suggestion="${name}"]`,
      getAttrs: dom => JSON.parse((dom as HTMLElement).getAttribute("data-attrs") ?? "null"),
    },
  ],
  toDOM: mark => [tag, { "data-suggestion": name, "data-attrs": JSON.stringify(mark.attrs) }, 0],
})

const marks = {
  link: {
    attrs: {
      href: { validate: (v: unknown) => must(isSafeHref(v), "address") },
      title: { default: null, validate: "string|null" },
    },
    inclusive: false,
    toDOM: mark => ["a", { href: mark.attrs.href as string, title: mark.attrs.title as string | null }, 0],
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: dom => {
          const href = (dom as HTMLElement).getAttribute("href")
          return isSafeHref(href) ? { href, title: (dom as HTMLElement).getAttribute("title") } : false
        },
      },
    ],
  },
  em: simple("em", "i", "font-style=italic"),
  strong: simple("strong", "b", "font-weight=bold"),
  underline: simple("u"),
  strike: simple("s", "strike"),
  sub: { ...simple("sub"), excludes: "sup" },
  sup: { ...simple("sup"), excludes: "sub" },
  code: simple("code", "tt"),
  comment: {
    attrs: { thread: { validate: (v: unknown) => must(isText(v, 64), "thread id") } },
    inclusive: false,
    excludes: "",
    toDOM: mark => ["span", { "data-thread": mark.attrs.thread as string }, 0],
    parseDOM: [
      {
        tag: "span[data-thread]",
        getAttrs: dom => ({ thread: (dom as HTMLElement).getAttribute("data-thread") }),
      },
    ],
  },
  ins: suggestion("ins", "ins"),
  del: suggestion("del", "del"),
  /** A change of form: `op` says what is done with the mark named `mark` (or, on a block, to which kind it turns). */
  fmt: suggestion("fmt", "span", {
    op: { validate: (v: unknown) => must(v === "add" || v === "remove" || v === "kind", "kind of format change") },
    mark: { validate: (v: unknown) => must(isText(v, 40), "mark name") },
    attrs: { default: null },
  }),
} satisfies Record<string, MarkSpec>

export type ReviewSchema = Schema<keyof typeof nodes, keyof typeof marks>

// One in the whole process: the server's routes may each carry their own copy of this file, and two schemas are strangers
// to each other even when they say the same (their documents cannot be put together).
const place = globalThis as { cotejoSchema?: ReviewSchema }
place.cotejoSchema ??= new Schema<keyof typeof nodes, keyof typeof marks>({
  nodes: nodes as Record<keyof typeof nodes, NodeSpec>,
  marks: marks as Record<keyof typeof marks, MarkSpec>,
})
export const schema: ReviewSchema = place.cotejoSchema

export const suggestionMarkNames = ["ins", "del", "fmt"] as const

/** One empty paragraph and nothing else: nothing faces the other side. */
export const isEmptySide = (side: Node): boolean =>
  side.childCount === 1 &&
  side.child(0).type === schema.nodes.paragraph &&
  side.child(0).content.size === 0 &&
  // A suggested break is something: it has its decision to come.
  side.child(0).marks.length === 0
