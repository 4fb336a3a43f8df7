/** Random pages for the laws of formats: ordinary ones, and ones made of all that any format takes for markup. */
import type { Block, Inline, Mark, Page } from "@/lib/page/page"
import type { Random } from "@/lib/testing/random"

const plain = "la página que leímos tiene razón and the words go on naïve 12 3,5 año «sí» ¿qué? fine.".split(" ")
const nasty = (
  "* ** *** _ __ ___ ' '' ''' ''''' ` `` ``` ~~ ~ ~~~ ^ ,, // \\ \\\\ < > << <b> </b> <br> <script> <!-- --> & &amp; &lt; &#12; &copy " +
  "[ ] [[ ]] [x] [a](b) ![a](b) ![ [[BR]] [[Image(x)]] [http://x.y z] { } {{ }} {{{ }}} {% %} {1} | || ||| = == === # ## #12 - -- --- ---- + " +
  "1. 1) 12. a. i. > >> : :: ::: ! !! !x CamelCase WikiPage r12 wiki:Page ticket:1 http://example.org/a_b www.example.org a@b.org " +
  'mailto:x@y.z $x$ \u00a0 \u200b \ud83d\ude00 e\u0301 \t ( ) " “ ” a*b a_b_c snake_case x__y 2*3*4 term:: <http://a.b> \\* \\n javascript:x'
).split(" ")

const kinds: readonly Exclude<Mark["kind"], "link">[] = ["strong", "em", "code", "sub", "sup", "strike", "underline"]
const hrefs = [
  "https://example.org/",
  "http://a.b/c?d=e&f=g",
  "/wiki/Page",
  "../other.html",
  "mailto:a@b.org",
  "#part",
  "/ticket/12",
  "https://x.y/a_(b)*c",
  "a b",
]

export interface Wildness {
  /** The share of words that mean something in some format. */
  readonly nasty: number
  /** Marks, links, pictures, placeholders. */
  readonly rich: boolean
}

export const tame: Wildness = { nasty: 0, rich: false }
export const rich: Wildness = { nasty: 0.05, rich: true }
export const wild: Wildness = { nasty: 0.6, rich: true }

export function randomPage(random: Random, wildness: Wildness): Page {
  const blocks: Block[] = []
  const size = random.between(1, 8)
  for (let i = 0; i < size; i++) blocks.push(...randomBlocks(random, wildness, blocks.length))
  return { lang: "es", blocks: blocks.map((block, i) => ({ ...block, id: `b${i + 1}` })) }
}

function randomBlocks(random: Random, wildness: Wildness, at: number): Block[] {
  const inline = (): Inline[] => randomInline(random, wildness)
  const id = `x${at}`
  switch (random.below(8)) {
    case 0:
      return [{ id, kind: "heading", level: random.between(1, 6), inline: inline() }]
    case 1:
      return [{ id, kind: "quote", inline: inline() }]
    case 2:
    case 3: {
      let level = 0
      return Array.from({ length: random.between(1, 4) }, (): Block => {
        level = random.chance(wildness.nasty / 4) ? random.below(5) : Math.max(0, level + random.between(-1, 1))
        const ordered = random.chance(0.4)
        return {
          id,
          kind: "item",
          level,
          ordered,
          ...(ordered && random.chance(0.3) ? { number: random.between(0, 20) } : {}),
          inline: inline(),
        }
      })
    }
    case 4: {
      const rows = random.between(1, 3)
      const columns = random.between(1, 3)
      const header = random.chance(0.7)
      return Array.from({ length: rows * columns }, (_, i): Block => {
        const row = Math.floor(i / columns)
        return {
          id,
          kind: "cell",
          table: `t${at}`,
          row,
          column: i % columns,
          header: header && row === 0,
          inline: random.chance(0.1) ? [] : inline(),
        }
      })
    }
    case 5:
      if (wildness.rich && random.chance(0.5)) {
        const lines = Array.from({ length: random.between(0, 4) }, () => words(random, wildness, random.between(0, 4)))
        return [{ id, kind: "code", info: random.pick(["", "js", "python", "x y"]), text: lines.join("\n") }]
      }
      if (wildness.rich && random.chance(0.3))
        return [
          {
            id,
            kind: "opaque",
            raw: random.pick(["---", "<hr>", "<div>\nx\n</div>", "----", "{{{\n#!comment\nx\n}}}", "{{< toc >}}"]),
          },
        ]
      return [{ id, kind: "paragraph", inline: inline() }]
    default:
      return [{ id, kind: "paragraph", inline: inline() }]
  }
}

function words(random: Random, wildness: Wildness, count: number): string {
  let out = ""
  for (let i = 0; i < count; i++) {
    if (i > 0 && !random.chance(wildness.nasty / 2)) out += random.chance(wildness.nasty / 8) ? "  " : " "
    out += random.chance(wildness.nasty) ? random.pick(nasty) : random.pick(plain)
  }
  return out
}

function randomInline(random: Random, wildness: Wildness): Inline[] {
  const out: Inline[] = [{ kind: "text", text: words(random, wildness, random.between(1, 8)), marks: [] }]
  if (!wildness.rich) return out
  for (let i = random.below(4); i > 0; i--) {
    const marks: Mark[] = kinds.filter(() => random.chance(0.15)).map(kind => ({ kind }))
    if (random.chance(0.2)) {
      const title = random.chance(0.3) ? { title: words(random, wildness, 2) || "t" } : {}
      marks.push({ kind: "link", href: random.pick(hrefs), ...title })
    }
    const pick = random.below(12)
    if (pick === 0) out.push({ kind: "break", marks: [] })
    else if (pick === 1) out.push({ kind: "image", src: "/a/b.png", alt: words(random, wildness, 2), marks: [] })
    else if (pick === 2)
      out.push({
        kind: "placeholder",
        raw: random.pick(["{{ x }}", "<kbd>", "[[Macro(a, b)]]", "<!-- c -->"]),
        label: "x",
        marks: [],
      })
    else out.push({ kind: "text", text: words(random, wildness, random.between(1, 4)), marks })
    if (random.chance(0.5))
      out.push({ kind: "text", text: ` ${words(random, wildness, random.between(1, 3))}`, marks: [] })
  }
  return out
}

/** An edit of one block that a reviewer could make. */
export function editWord(random: Random, page: Page): { page: Page; index: number } | null {
  const places = page.blocks.flatMap((block, index) =>
    block.kind === "code" || block.kind === "opaque"
      ? []
      : block.inline.flatMap((run, at) =>
          run.kind === "text"
            ? [...run.text.matchAll(/\p{L}{2,}/gu)].map(found => ({ index, at, from: found.index, word: found[0] }))
            : [],
        ),
  )
  if (places.length === 0) return null
  const { index, at, from, word } = random.pick(places)
  const blocks = page.blocks.map((block, i): Block => {
    if (i !== index || block.kind === "code" || block.kind === "opaque") return block
    const inline = block.inline.map(
      (run, k): Inline =>
        k === at && run.kind === "text"
          ? { ...run, text: `${run.text.slice(0, from)}zorro${run.text.slice(from + word.length)}` }
          : run,
    )
    return { ...block, inline }
  })
  return { page: { ...page, blocks }, index }
}
