/**
 * Hunspell's dictionary and affix files -> every form they accept, with the way each was made.
 *
 * Suffix rules may name further suffix rules (`ción/S`), prefix rules go with all suffixes. Compounding, the only other thing
 * these dictionaries use, is for numbers with endings and is not needed here.
 */

export interface Affix {
  readonly flag: string
  readonly strip: string
  readonly add: string
  /** Flags of rules that may follow. */
  readonly more: readonly string[]
  fits(word: string): boolean
}

export interface Form {
  readonly word: string
  /** The entry of the dictionary it was made of. */
  readonly stem: string
  readonly flags: ReadonlySet<string>
  /** The suffix rules used, in order; prefixes are not told. */
  readonly by: readonly Affix[]
}

interface Rules {
  readonly suffixes: ReadonlyMap<string, readonly Affix[]>
  readonly prefixes: ReadonlyMap<string, readonly Affix[]>
}

export function readRules(aff: string): Rules {
  const suffixes = new Map<string, Affix[]>()
  const prefixes = new Map<string, Affix[]>()
  for (const line of aff.split("\n")) {
    const [kind, flag = "", strip = "", added, condition = "."] = line.trim().split(/\s+/)
    if ((kind !== "SFX" && kind !== "PFX") || added === undefined) continue
    if (/^\d+$/.test(added) && (strip === "Y" || strip === "N")) continue
    const [add = "", more = ""] = added.split("/")
    const rules = kind === "SFX" ? suffixes : prefixes
    const list = rules.get(flag) ?? []
    rules.set(flag, list)
    const fits = condition === "." ? () => true : fitsCondition(condition, kind === "SFX")
    const none = (part: string) => (part === "0" ? "" : part)
    list.push({ flag, strip: none(strip), add: none(add), more: Array.from(more), fits })
  }
  return { suffixes, prefixes }
}

/** Conditions are letters and sets of letters; a loop over them is ten times as fast as an expression. */
function fitsCondition(condition: string, atEnd: boolean): (word: string) => boolean {
  const places = Array.from(condition.matchAll(/\[(\^?)([^\]]*)\]|(.)/gu), ([, not, set, one]) => ({
    not: not === "^",
    letters: set ?? (one === "." ? null : (one ?? "")),
  }))
  return word => {
    if (word.length < places.length) return false
    const start = atEnd ? word.length - places.length : 0
    return places.every(({ not, letters }, k) => letters === null || letters.includes(word.charAt(start + k)) !== not)
  }
}

export function* expand(aff: string, dic: string): Generator<Form> {
  const { suffixes, prefixes } = readRules(aff)
  for (const line of dic.split("\n").slice(1)) {
    const [stem = "", letters = ""] = (line.trim().split(/\s/)[0] ?? "").split("/")
    if (stem === "") continue
    const flags = new Set(Array.from(letters))
    const forms: Form[] = [{ word: stem, stem, flags, by: [] }]
    for (const flag of flags)
      for (const first of applied(stem, suffixes.get(flag))) {
        forms.push({ word: first.word, stem, flags, by: [first.rule] })
        for (const next of first.rule.more)
          for (const second of applied(first.word, suffixes.get(next)))
            forms.push({ word: second.word, stem, flags, by: [first.rule, second.rule] })
      }
    yield* forms
    for (const flag of flags)
      for (const rule of prefixes.get(flag) ?? [])
        for (const form of forms)
          if (form.word.startsWith(rule.strip) && rule.fits(form.word))
            yield { ...form, word: rule.add + form.word.slice(rule.strip.length), stem: prefixed(stem, rule) }
  }
}

const prefixed = (stem: string, rule: Affix) =>
  stem.startsWith(rule.strip) ? rule.add + stem.slice(rule.strip.length) : stem

function* applied(word: string, rules: readonly Affix[] = []): Generator<{ word: string; rule: Affix }> {
  for (const rule of rules)
    if (word.endsWith(rule.strip) && rule.fits(word))
      yield { word: word.slice(0, word.length - rule.strip.length) + rule.add, rule }
}
