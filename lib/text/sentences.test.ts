import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { sentenceSpans, splitSentences } from "./sentences"

/** "|" marks where the text is parted. */
const parts = (lang: string, marked: string) => {
  const text = marked.replaceAll("|", "")
  it(`${lang}: ${marked.replaceAll("\n", "⏎")}`, () => expect(splitSentences(text, lang).join("|")).toBe(marked))
}

describe("English", () => {
  parts("en", "Mrs. Lane saw Dr. Ortiz. |They talked.")
  parts("en", "It opened in the U.S. in May. |It closed in June.")
  parts("en", "They grew in the U.S. |Then they left.")
  parts("en", "Bring pens, paper, etc. |We bring the tea.")
  parts("en", "See No. 7 on p. 3. |Did it help? |No. |It did not.")
  parts("en", "She said, “It is done.” |Nobody moved.")
  parts("en", "“Is it done?” she asked. |Nobody moved.")
  parts("en", "It works.[2] |We tried it.")
  parts("en", "iPads are shared. |iOS is updated by Ana.")
  parts("en", "1. Open the door. |2. Go in.")
  parts("en", "It never ends. |— Ann Doe, “A talk”")
  parts("en", "Use it well. |@somebody said so.")
  parts("en", "Version v1.2.3 of a.b.org is out. |Update now.")
})

describe("Spanish", () => {
  parts("es", "Vive en EE. UU. con la Sra. Ruiz. |Trabaja allí.")
  parts("es", "Llegó a los EE. UU. |Después volvió.")
  parts("es", "¿Vienes? |¡Claro que sí! |Mañana.")
  parts("es", "¿Quién viene? y ¿quién se queda? |Nadie lo sabe.")
  parts("es", "La cita es a las 9 a. m. y acaba a las 11 a. m. |Traigan pan.")
  parts("es", "Véase el art. 5 y la pág. 12. |También el n.º 3.")
  parts("es", "Abre el 3 de sept. de 2014. |Cierra pronto.")
  parts("es", "Pan, agua, etc. están incluidos. |El resto no.")
})

describe("other languages", () => {
  parts("de", "Am 3. Mai kam Dr. Weber. |Er blieb z. B. bis Juni.")
  parts("fr", "M. Petit est parti. |Il revient demain !")
  parts("ja", "今日は晴れです。|明日は雨です。")
  parts("xx-not a tag", "One. |Two.")
})

describe("lines", () => {
  parts("en", "Lunch at noon\n|Bring a plate\n|Music at five")
  parts(
    "en",
    "This paragraph was wrapped by a mail program at some width, so that the house of\nMary stands on a line of its own though the sentence goes on.",
  )
  parts("en", "One thing\n\n|Another thing")
})

it("never loses or adds a character, and begins each sentence where the last ended", () => {
  const alphabet = [
    "a",
    "B",
    ".",
    " ",
    "?",
    "¿",
    "\n",
    "«",
    "»",
    "1",
    "…",
    "Sr",
    "EE",
    "UU",
    "\ud83d",
    "\u00a0",
    "(",
    ")",
    "—",
    "é",
  ]
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed)
    const text = Array.from({ length: random.below(120) }, () => random.pick(alphabet)).join("")
    for (const lang of ["en", "es", "de"]) {
      expect(splitSentences(text, lang).join(""), `seed ${seed}`).toBe(text)
      let end = 0
      for (const { from, to } of sentenceSpans(text, lang)) {
        expect(from).toBe(end)
        expect(to).toBeGreaterThan(from)
        end = to
      }
    }
  }
})

it("cuts a long text as it cuts its paragraphs", () => {
  const paragraph = "The cat sat. It was the 3rd time! Dr. Lee saw it. "
  expect(splitSentences(paragraph.repeat(2_000), "en")).toHaveLength(6_000)
})

const gold = join(process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared"), "formats", "segmentation-gold.json")

it(
  existsSync(gold) ? "agrees with the hand-made cases, all of them" : "hand-made cases left out: ../shared is not here",
  () => {
    if (!existsSync(gold)) return
    const { cases } = JSON.parse(readFileSync(gold, "utf8")) as {
      cases: { lang: string; segments: string[]; text?: string }[]
    }
    for (const { lang, segments, text } of cases) {
      expect(splitSentences(text ?? segments.join(" "), lang).map(piece => piece.trimEnd())).toEqual(segments)
    }
  },
)
