/** Marks, links and pictures as the markup of HTML: what other programs show beside a code, and what is read back from it. */
import { isSafeLink, isSafePicture } from "@/lib/formats/href"
import type { Inline, Mark } from "@/lib/page/page"

const tags = {
  strong: "strong",
  em: "em",
  underline: "u",
  strike: "s",
  sub: "sub",
  sup: "sup",
  code: "code",
} as const

const escaped = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
const unescaped = (words: string): string =>
  words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&")

export function tagsOf(mark: Mark): { readonly start: string; readonly end: string } {
  if (mark.kind !== "link") return { start: `<${tags[mark.kind]}>`, end: `</${tags[mark.kind]}>` }
  const title = mark.title === undefined ? "" : ` title="${escaped(mark.title)}"`
  return { start: `<a href="${escaped(mark.href)}"${title}>`, end: "</a>" }
}

const kinds: Readonly<Record<string, Exclude<Mark["kind"], "link">>> = {
  strong: "strong",
  b: "strong",
  bold: "strong",
  em: "em",
  i: "em",
  italic: "em",
  u: "underline",
  underlined: "underline",
  s: "strike",
  strike: "strike",
  del: "strike",
  sub: "sub",
  sup: "sup",
  code: "code",
  tt: "code",
}

/** A mark by the name of its tag or of its look; null for what is none. */
export function markNamed(name: string): Mark | null {
  const kind = kinds[name.toLowerCase()]
  return kind === undefined ? null : { kind }
}

/** The mark that a start tag means; null for tags that are none of ours, or have more to say than we can keep. */
export function markOfTag(start: string): Mark | null {
  const plain = /^<(\w+)>$/.exec(start)
  if (plain?.[1]) return markNamed(plain[1])
  const link = /^<a href="([^"<>]*)"(?: title="([^"<>]*)")?>$/.exec(start)
  if (!link) return null
  const href = unescaped(link[1] ?? "")
  if (!isSafeLink(href)) return null
  return { kind: "link", href, ...(link[2] === undefined ? {} : { title: unescaped(link[2]) }) }
}

type Image = Extract<Inline, { kind: "image" }>

export const tagOfImage = ({ src, alt, title }: Image): string =>
  `<img src="${escaped(src)}" alt="${escaped(alt)}"${title === undefined ? "" : ` title="${escaped(title)}"`}>`

export function imageOfTag(tag: string, marks: readonly Mark[]): Image | null {
  const found = /^<img src="([^"<>]*)" alt="([^"<>]*)"(?: title="([^"<>]*)")?>$/.exec(tag)
  if (!found) return null
  const [, src = "", alt = "", title] = found
  const href = unescaped(src)
  if (!isSafePicture(href)) return null
  return {
    kind: "image",
    src: href,
    alt: unescaped(alt),
    ...(title === undefined ? {} : { title: unescaped(title) }),
    marks,
  }
}

/** Links before others, so that neighbours in one link share it; the order writers nest marks in. */
const order: readonly Mark["kind"][] = ["link", "strong", "em", "underline", "strike", "sub", "sup", "code"]
export const nested = (marks: readonly Mark[]): Mark[] =>
  [...marks].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))

export const sameMark = (a: Mark, b: Mark): boolean => JSON.stringify(a) === JSON.stringify(b)
