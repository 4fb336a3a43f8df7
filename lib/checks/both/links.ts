import type { Check } from "../check"
import type { Token } from "../tokens"

const LINK = /^(?:(?:https?|ftp):\/\/|www\.)|^[^@\s]+@[^@\s]+\.[^@\s]+$/iu
const linksIn = (tokens: readonly Token[]) => tokens.filter(({ kind, text }) => kind === "opaque" && LINK.test(text))
/** The same page, however its address is written. */
const plain = (link: string) =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "")
/** An address may lead to the page in the other language: the same host is enough. */
const hostOf = (link: string) => plain(link).split(/[/?#]/)[0] ?? ""

export const links: Check = {
  id: "links",
  category: "mistranslation",
  severity: "major",
  level: "warning",
  confidence: 0.9,
  needs: "pair",
  *find({ source, target, tokens }) {
    if (!source?.trim() || !target?.trim()) return
    const ours = linksIn(tokens("target"))
    const theirs = linksIn(tokens("source"))
    const known = new Set(ours.map(({ text }) => plain(text)))
    const hosts = new Set(ours.map(({ text }) => hostOf(text)))
    for (const { text, from, to } of theirs)
      if (!known.has(plain(text)) && (text.includes("@") || !hosts.has(hostOf(text))))
        yield { side: "source", from, to, code: "link-missing", values: { link: text } }
    const wanted = new Set(theirs.map(({ text }) => hostOf(text)))
    for (const { text, from, to } of ours)
      if (!wanted.has(hostOf(text))) yield { from, to, code: "link-extra", values: { link: text }, level: "hint" }
  },
  examples: [
    {
      source: "See https://example.org/a for more.",
      target: "Vea la página.",
      side: "source",
      finds: ["https://example.org/a"],
    },
    { source: "Write to us at info@example.org.", target: "Escriba a info@example.com.", finds: ["info@example.com"] },
    { source: "See http://www.example.org/.", target: "Vea https://example.org.", finds: [] },
    { source: "See https://example.org/en/a.", target: "Vea https://example.org/es/a.", finds: [] },
  ],
}
