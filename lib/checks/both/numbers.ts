import type { Check } from "../check"
import type { Token } from "../tokens"

/** Words for small numbers, either language: a text may spell out what the other writes in figures. */
const SPELT: ReadonlyMap<string, number> = new Map(
  [
    ["zero cero", 0],
    ["one once single un una uno", 1],
    ["two twice both dos ambos ambas", 2],
    ["three tres", 3],
    ["four cuatro", 4],
    ["five cinco", 5],
    ["six seis", 6],
    ["seven siete", 7],
    ["eight ocho", 8],
    ["nine nueve", 9],
    ["ten diez", 10],
    ["eleven once", 11],
    ["twelve dozen doce docena", 12],
    ["fifteen quince", 15],
    ["twenty veinte", 20],
    ["thirty treinta", 30],
    ["hundred cien ciento", 100],
    ["thousand mil", 1000],
  ].flatMap(([words, value]) =>
    String(words)
      .split(" ")
      .map(word => [word, Number(value)] as const),
  ),
)

/** "1,000", "1.000" and "1 000" are one number, and so are "2.5" and "2,5": only the digits are compared. */
const digitsOf = (text: string): string => text.replace(/\D/g, "").replace(/^0+(?=\d)/, "")

const figuresIn = (tokens: readonly Token[]) => tokens.filter(({ kind }) => kind === "number")

const SMALL = 12
const CLOCK = 31

export const numbers: Check = {
  id: "numbers",
  category: "mistranslation",
  severity: "major",
  level: "warning",
  confidence: 0.8,
  needs: "pair",
  *find({ source, target, sourceLang, targetLang, tokens }) {
    if (!source?.trim() || !target?.trim()) return
    const spells = [sourceLang, targetLang].every(lang => /^(?:en|es)(?:-|$)/i.test(lang))
    // A line whose words are not both there is another check's business; figures in codes and addresses are opaque tokens.
    const theirs = figuresIn(tokens("source"))
    const all = (target.match(/\d+/g) ?? []).map(digitsOf)
    const joined = target.replace(/(?<=\d)[.,'’\s\u00a0\u202f](?=\d)/gu, "")
    const have = new Set([
      ...all,
      ...figuresIn(tokens("target")).map(({ text }) => digitsOf(text)),
      ...(joined.match(/\d+/g) ?? []),
    ])
    const spelt = new Set(tokens("target").map(({ low }) => SPELT.get(low)))
    for (const { text, from, to } of theirs) {
      const digits = digitsOf(text)
      const value = Number(digits)
      // Ten in one language is 22 in the other on a clock, and thousands become "2 mil": those are not known to be wrong.
      if (have.has(digits) || spelt.has(value) || isClock(source, from, to)) continue
      // Small numbers may be spelt out, in words nobody here knows.
      if (!spells && value <= SMALL) continue
      if (value >= 1000 && value % 1000 === 0 && have.has(String(value / 1000))) continue
      yield { side: "source", from, to, code: "number-missing", values: { number: text } }
    }
    const known = new Set([
      ...(source.match(/\d+/g) ?? []).map(digitsOf),
      ...theirs.map(({ text }) => digitsOf(text)),
      ...tokens("source").map(({ low }) => String(SPELT.get(low) ?? "")),
    ])
    for (const { text, from, to } of figuresIn(tokens("target"))) {
      const digits = digitsOf(text)
      // Spanish counts to 24 on a clock, writes months as figures, and thousands as "2 mil".
      if (known.has(digits) || known.has(`${digits}000`) || Number(digits) <= CLOCK) continue
      yield { from, to, code: "number-extra", values: { number: text }, level: "hint", category: "addition" }
    }
  },
  examples: [
    { source: "We sold 25 chairs.", target: "Vendimos 52 sillas.", side: "source", finds: ["25"] },
    { source: "In 2011 there were 1,500 of them.", target: "En 2011 había 1.500.", side: "source", finds: [] },
    { source: "We met many people.", target: "Conocimos a 450 personas.", finds: ["450"] },
    { source: "It has 3 doors.", target: "Es hat drei Türen.", targetLang: "de", side: "source", finds: [] },
    {
      source: "It has 2 doors and 2.5 m of wall.",
      target: "Tiene dos puertas y 2,5 m de muro.",
      side: "source",
      finds: [],
    },
    { source: "At 6 p.m. we sold 5,000.", target: "A las 18 h vendimos 5 mil.", side: "source", finds: [] },
  ],
}

const isClock = (text: string, from: number, to: number) =>
  /^\s?(?:[ap]\.?m\b|:\d\d)/i.test(text.slice(to, to + 6)) || /\d:$/.test(text.slice(Math.max(0, from - 3), from))
