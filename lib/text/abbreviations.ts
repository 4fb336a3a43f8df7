/**
 * What a full stop after a word means, by language: data for sentences.ts.
 *
 * Each list says what follows from it. A word that also ends sentences ("no.", "art.") belongs in `beforeNumber` or
 * `mayClose`, never in `neverCloses`: a wrong join hides a sentence from the reviewer, a wrong cut only shows one more.
 */
export interface StopRules {
  /** Titles and "see…" words: what follows always belongs to them. Lower case, without the last stop. */
  readonly neverCloses: ReadonlySet<string>
  /** An abbreviation only when a number follows: "No. 5", but "No. It failed." */
  readonly beforeNumber: ReadonlySet<string>
  readonly months: ReadonlySet<string>
  /** Abbreviations that may close a sentence as well: "Inc.", "EE. UU.", "a. m." */
  readonly mayClose: RegExp
  /** After `mayClose`: does the text on the right begin a sentence? */
  readonly begins: (right: string, left: string) => boolean
  /** "3. Mai": a number with a stop is an ordinal in mid-sentence. */
  readonly ordinals: boolean
}

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const firstWord = (text: string): string => (/^[\p{L}']+/u.exec(text)?.[0] ?? "").toLowerCase()

/** English words that open a sentence and are no names: "in the U.S. | Then it grew", but "the U.S. Congress". */
const englishOpeners = list(`the a an this that these those he she it we they you i his her its our their my your there
  here then now when where while if in on at by for from after before during since until although because but and so or
  nor yet not no nobody everyone everybody some many most all both each how what who why which however thus therefore
  next later did do does is are was were has have had can could will would should may bring see please let`)

const english: StopRules = {
  neverCloses:
    list(`mr mrs ms messrs dr drs prof rev hon gen col maj capt cmdr lt sgt sen rep gov pres st mt ft vs v e.g
    i.e cf viz fig figs p pp vol vols ch sec art approx ca nos`),
  beforeNumber: list("no nr"),
  months: list("jan feb mar apr jun jul aug sept sep oct nov dec"),
  mayClose:
    /(?:^|[\s(“"])(?:(?:\p{Lu}\.){2,}|[ap]\.?m\.|[AP]\.?M\.|etc\.|Inc\.|Ltd\.|Co\.|Corp\.|Jr\.|Sr\.|Ph\.D\.|B\.Sc\.|M\.Sc\.|Pl\.|Ave\.|Blvd\.|al\.)$/u,
  begins: (right, left) => /etc\.$/.test(left) || englishOpeners.has(firstWord(right)),
  ordinals: false,
}

const spanish: StopRules = {
  neverCloses: list(`sr sra srta sres sras srtas dr dra dres dras lic licda ing arq prof profa mtro mtra gral cnel cap
    tte sto sta fr mons rev excmo excma ilmo ilma d dña da av avda avs col cía p.ej ej vs cf cfr v.gr pza ntra ntro ud
    uds vd vds dto dpto depto lcdo lcda ldo lda hnos núm núms n.º n.ª n.o nro pág págs p pp art arts cap caps fig figs
    vol vols t inc ed eds trad coord tel tels apdo párr mr mrs ms`),
  beforeNumber: list("n no nº"),
  months: list("ene feb mar abr may jun jul ago sept sep oct nov dic"),
  mayClose:
    /(?:^|[\s(«“"])(?:(\p{Lu})\1\.\s?(\p{Lu})\2\.|a\.\s?[mC]\.|[pd]\.\s?[mC]\.|S\.\s?A\.|C\.\s?V\.|E\.U\.A?\.?|Cía\.|Ltda?\.|Inc\.|etc\.|Jr\.)$/u,
  begins: (right, left) =>
    !(/^(?:Mexicanos|Unidos|de)(?!\p{L})/u.test(right) || (/S\.\s?A\.$/u.test(left) && /^[SCR]\./.test(right))),
  ordinals: false,
}

const never = /(?!)/
const bare = (neverCloses: string, months = "", ordinals = false): StopRules => ({
  neverCloses: list(neverCloses),
  beforeNumber: list("nr n no núm"),
  months: list(months),
  mayClose: never,
  begins: () => true,
  ordinals,
})

const byLanguage: Readonly<Record<string, StopRules>> = {
  en: english,
  es: spanish,
  de: bare(
    "dr prof hr fr frl st z.b d.h u.a bzw vgl nr ca evtl ggf z abb bd s hrsg geb",
    "jan feb apr aug sept okt nov dez",
    true,
  ),
  fr: bare("m mm mme mlle mgr dr st ste p.ex cf fig p pp vol art chap éd env", "janv févr avr juil sept oct nov déc"),
  pt: bare(
    "sr sra srs sras dr dra prof profa eng av p.ex ex cf fig pág págs p vol art núm",
    "jan fev abr ago set out nov dez",
  ),
  it: bare("sig sigg dott prof ing avv on p.es es cf cfr fig pag pagg vol art", "gen feb apr ago sett ott nov dic"),
}

const anyLanguage = bare("mr mrs dr prof st vs cf fig p pp vol art e.g i.e")

/** The rules of a language by its BCP 47 tag; a small common set for languages without their own. */
export const stopRules = (lang: string): StopRules => byLanguage[lang.slice(0, 2).toLowerCase()] ?? anyLanguage
