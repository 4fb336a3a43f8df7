/** Files made worse: the same seed makes the same file. */
import { unzip, zip } from "@/lib/formats/zip"
import type { Random } from "@/lib/testing/random"

/** What formats trip over, and what readers in general do. */
const bits = [
  "<",
  ">",
  "</",
  "/>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "&#0;",
  "&#x1F600;",
  "&amp;",
  "&nosuch;",
  "<script>",
  "<p onclick=x>",
  "javascript:",
  "{{{",
  "}}}",
  "[[",
  "]]",
  "||",
  "|-",
  "```",
  "~~~",
  "---\n",
  "===\n",
  "> ",
  "* ",
  "1. ",
  "\t",
  '"',
  '""',
  ",",
  ";",
  "\r",
  "\n",
  "\r\n",
  "\u0000",
  "\ufeff",
  "\ud800",
  "\u2028",
  "\u00ad",
  "é",
  "\u0301",
  "𝒳",
  '<mrk id="m" type="comment">',
  '<pc id="1">',
  '<ph id="1"/>',
  '<g id="1">',
  '<bpt i="1">',
  "<seg>",
  '<w:ins w:id="1" w:author="x">',
  "<w:del>",
  "<w:p>",
  "<w:tbl>",
]

/** The file with up to eight changes: bits put in, stretches taken out, doubled, moved, cut off. */
export function mutated(random: Random, file: string, other: string): string {
  let made = file
  if (file.startsWith("<?xml") || /^<(?:xliff|tmx|martif|w:)/.test(file)) {
    // Most damage to XML ends it; what is still XML gets further into a reader.
    if (random.chance(0.7)) {
      for (let n = random.between(1, 6); n > 0; n--) made = reshaped(random, made)
      return made
    }
  }
  for (let n = random.between(1, 8); n > 0; n--) made = once(random, made, other)
  return made
}

/** An element without others in it taken out, doubled or moved; an attribute or words changed. Still XML. */
function reshaped(random: Random, file: string): string {
  const way = random.below(5)
  const pattern =
    way < 3 ? /<([\w:.-]+)(?:\s[^<>]*)?>[^<]*<\/\1>|<[\w:.-]+(?:\s[^<>]*)?\/>/g : way === 3 ? /="[^"<]*"/g : />[^<]+</g
  const found = [...file.matchAll(pattern)]
  if (found.length === 0) return file
  const one = random.pick(found)
  const [words] = one
  const before = file.slice(0, one.index)
  const after = file.slice(one.index + words.length)
  if (way === 0) return before + after
  if (way === 1) return before + words.repeat(random.between(2, 5)) + after
  if (way === 2) {
    const { index } = random.pick(found)
    return index < one.index ? before.slice(0, index) + words + before.slice(index) + after : before + words + after
  }
  if (way === 3) return `${before}="${random.pick(["", "0", "-1", "x", "99999999999", "en", "yes", "é"])}"${after}`
  return `${before}>${random.pick(["", " ", "x", "&#9;", "\u0301", "a\nb", "&lt;b&gt;", "]]&gt;"])}<${after}`
}

function once(random: Random, file: string, other: string): string {
  const [a, b] = [random.below(file.length + 1), random.below(file.length + 1)]
  const [from, to] = [Math.min(a, b), Math.max(a, b)]
  const short = Math.min(to, from + random.between(1, 40))
  switch (random.below(9)) {
    case 0:
      return file.slice(0, from) + random.pick(bits) + file.slice(from)
    case 1:
      return file.slice(0, from) + file.slice(short)
    case 2:
      return file.slice(0, from) + file.slice(from, short).repeat(random.between(2, 60)) + file.slice(short)
    case 3:
      return file.slice(0, to)
    case 4:
      return file.slice(0, from) + other.slice(from, to) + file.slice(from)
    case 5:
      return file.slice(0, from) + String.fromCharCode(random.below(0x10000)) + file.slice(from + 1)
    case 6:
      return file.slice(0, from) + random.pick(bits).repeat(random.between(1, 200)) + file.slice(from)
    case 7:
      return file.slice(from) + file.slice(0, from)
    default:
      return file.slice(0, from) + [...file.slice(from, short)].reverse().join("") + file.slice(short)
  }
}

/** A packed file: one of its parts made worse and packed again, or its bytes as they are. */
export function mutatedBytes(random: Random, file: Uint8Array): Uint8Array {
  const parts = random.chance(0.7) ? unzip(file) : null
  if (parts?.ok) {
    const names = [...parts.value.keys()]
    const [chosen, second] = [random.chance(0.6) ? "word/document.xml" : random.pick(names), random.pick(names)]
    const words = (name: string): string => new TextDecoder().decode(parts.value.get(name))
    const worse = mutated(random, words(chosen), words(second))
    return zip([...parts.value].map(([name, part]) => [name, name === chosen ? worse : part] as const))
  }
  const bytes = Uint8Array.from(file)
  for (let n = random.between(1, 12); n > 0; n--) bytes[random.below(bytes.length)] = random.below(256)
  return random.chance(0.3) ? bytes.slice(0, random.below(bytes.length)) : bytes
}
