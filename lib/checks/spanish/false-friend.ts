/** Words that look like the source's word and mean something else: actualmente for actually. Only where the source has it. */
import type { Check } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { withCaseOf } from "../tokens"
import { isNameLike, isNoun, isWord, lowReadings } from "./text"

interface Friend {
  readonly source: RegExp
  readonly target: RegExp
  /** Words of the source that the Spanish word does render. */
  readonly unless: RegExp | null
  /** In the singular, where there are two. */
  readonly right: readonly string[]
}

const row = (source: string, target: string, unless: string, ...right: string[]): Friend => ({
  source: new RegExp(`\\b(?:${source})\\b`, "i"),
  target: new RegExp(`^(?:${target})$`),
  unless: unless === "" ? null : new RegExp(`\\b(?:${unless})`, "i"),
  right,
})

const friends: readonly Friend[] = [
  row("actually", "actualmente", "current|now|nowadays|present|today", "en realidad"),
  row("actual", "actual(?:es)?", "current|present|today|now", "real"),
  row("eventually", "eventualmente", "occasional|possib", "con el tiempo", "al final"),
  row("assistance", "asistencia", "attend", "ayuda"),
  row(
    "attend(?:s|ed|ing)?",
    "atend(?:er|ió|ieron|emos|ía|ían)|atiend[ea]n?",
    "serve|care|help|custom|attenti|pay",
    "asistir a",
  ),
  row("librar(?:y|ies)", "librerías?", "book ?(?:store|shop)", "biblioteca"),
  row("exits?", "éxitos?", "success|hit", "salida"),
  row("success(?:es)?", "sucesos?", "event|incident|happen", "éxito"),
  row("embarrass(?:ed|ing)", "embarazad[ao]s?", "pregnan", "avergonzado"),
  row(
    "pretend(?:s|ed|ing)?",
    "pretend(?:er|e|en|ía|ían|ió|ieron|iendo)|pretenden?",
    "intend|aim|seek|try|tried",
    "fingir",
  ),
  row("carpets?", "carpetas?", "folder|binder", "alfombra"),
  row("parents", "parientes", "relative|kin", "padres"),
  row("large|larger", "larg[oa]s?", "long|length", "grande"),
  row("lectures?", "lecturas?", "read", "conferencia"),
  row("college", "colegio", "school", "universidad"),
  row("discussions?", "discursos?", "speech|discourse|address|talk", "debate", "discusión"),
  row(
    "partners?",
    "parejas?",
    "couple|spouse|husband|wife|love|girlfriend|boyfriend|domestic|pair|romantic|sexual",
    "socio",
  ),
  row("sensible", "sensibles?", "sensitiv", "sensato"),
  row("sympathetic", "simpátic[oa]s?", "nice|friendly|likeable|pleasant", "comprensivo"),
  row("fabrics?", "fábricas?", "factor|plant", "tela"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envolver", "wrap|envelop|surround", "involucrar a", "implicar a"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envuelve", "wrap|envelop|surround", "involucra", "implica"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envuelven", "wrap|envelop|surround", "involucran", "implican"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envuelto", "wrap|envelop|surround", "involucrado", "implicado"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envuelta", "wrap|envelop|surround", "involucrada", "implicada"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envueltos", "wrap|envelop|surround", "involucrados", "implicados"),
  row("involv(?:e|es|ed|ing)|engag(?:e|es|ed|ing)", "envueltas", "wrap|envelop|surround", "involucradas", "implicadas"),
  row(
    "(?:support|trouble|bug|issue|open|close|file|help) ?tickets?|tickets",
    "boletos?",
    "travel|train|bus|flight|plane|concert|lotter|theat|cinema|museum|game|show",
    "tique",
    "ticket",
  ),
  row(
    "involv(?:e|es|ed|ing|ement)|engag(?:e|es|ed|ing|ement)",
    "envolvimiento",
    "wrap|envelop|surround",
    "participación",
  ),
  row("ropes?", "ropas?", "cloth|wear", "cuerda"),
  row("soaps?", "sopas?", "soup", "jabón"),
  row("topics?", "tópicos?", "clich|topical", "tema"),
  row("vases?", "vasos?", "glass|cup", "jarrón"),
  row("commodit(?:y|ies)", "comodidad(?:es)?", "comfort|convenien", "mercancía"),
  row("consistent", "consistentes?", "solid|consists", "coherente", "uniforme"),
  row("dates?", "datos?", "data|datum|fact|figure|information|detail", "fecha"),
  row("trillion", "trillón|trillones", "quintillion", "billón"),
  row("deception", "decepci(?:ón|ones)", "disappoint", "engaño"),
  row("facilit(?:y|ies)", "facilidad(?:es)?", "eas[ey]|facilitat", "instalaciones"),
  row("casual", "casual(?:es)?", "chance|accident|coincid", "informal"),
  row(
    "removes?|removed|removing|removal",
    "remov(?:er|ió|ieron|iendo|id[oa]s?)|remueven?",
    "stir",
    "quitar",
    "eliminar",
  ),
  row("resumes?|resumed|resuming", "resum(?:ir|ió|ieron|iendo|id[oa]s?|en?)", "summar|sum up|abstract", "reanudar"),
  row(
    "records?|recorded|recording",
    "record(?:ar|ó|aron|ando|ad[oa]s?|an?)",
    "remember|recall|remind",
    "grabar",
    "registrar",
  ),
  row("idioms?", "idiomas?", "language|tongue", "modismo"),
  row("notices?", "noticias?", "news|story|stories|report", "aviso"),
  row("polic(?:y|ies)", "pólizas?", "insur", "política"),
  row("physicians?", "físic[oa]s?", "physical|physicist|physics", "médico"),
  row("ultimately", "últimamente", "lately|recent", "en última instancia", "al final"),
  row("outages?", "apag(?:ón|ones)", "power|electric|blackout", "caída"),
  row("including", "incluso", "even", "incluidos", "entre ellos"),
  row("bizarre", "bizarr[oa]s?", "brave", "extraño"),
  row("gracious", "gracios[oa]s?", "funny|amusing", "amable"),
  row("luxur(?:y|ies)", "lujurias?", "lust", "lujo"),
  row("grocer(?:y|ies)", "groserías?", "rude|swear", "comestibles"),
  row("advertisements?|ads?", "advertencias?", "warn|caution", "anuncio"),
  row("strangers?", "extranjer[oa]s?", "foreign|abroad|alien", "desconocido"),
  row("scholars?", "escolar(?:es)?", "school", "académico"),
  row("sane", "san[oa]s?", "health", "cuerdo"),
  row("quit|quits|quitting", "quit(?:ar|ó|aron|ando|an?)", "remov|take|took|strip", "dejar"),
  row(
    "applicat?ions?(?= (?:form|fee|deadline|letter|process))|(?:job|visa|grant|membership|college|school) applications?|applicants?",
    "aplicaci(?:ón|ones)",
    "apps?\\b|software|mobile|web application|program|computer",
    "solicitud",
  ),
  row(
    "appl(?:y|ies|ied|ying) (?:for|to (?:a|an|the) (?:job|position|college|university|school|program|grant))",
    "aplic(?:ar|a|an|ó|aron|ando|ue|uen)",
    "use|using|rule|method",
    "solicitar",
  ),
  row(
    "introduc(?:e|es|ed|ing) (?:you|him|her|them|me|us|myself|himself|herself|ourselves|themselves|yourself)",
    "introduc(?:ir|e|en|iendo|irme|irte|irle|irles|irnos|irse)|introdujo|introdujeron",
    "insert",
    "presentar",
  ),
  row(
    "realiz(?:e|es|ed|ing) (?:that|how|what|why|it|this)",
    "realiz(?:ar|a|an|ó|aron|ando|ado|amos|é)",
    "carr|perform|conduct|achiev|did|made",
    "darse cuenta de",
  ),
  row(
    "support(?:s|ed|ing)?",
    "soport(?:ar|an?|aron|ó|ando|amos|ad[oa]s?)",
    "bear|endur|withstand|weight|stand",
    "apoyar",
    "admitir",
  ),
]

const billion = row("billions?", "billón|billones", "trillion", "mil millones")
const mightBe = new RegExp(`${[...friends, billion].map(({ target }) => target.source).join("|")}`)

export const falseFriend: Check = {
  id: "false-friend",
  category: "mistranslation",
  severity: "major",
  level: "warning",
  confidence: 0.85,
  needs: "spanish",
  *find({ source, sourceLang, locale, spanish }) {
    if (!source || !/^en(?:-|$)/i.test(sourceLang)) return
    const { text, lexicon } = spanish()
    // In the United States a billón may be what it is in English.
    const all = locale === "es-US" ? friends : [...friends, billion]
    for (const line of text.lines)
      for (const word of line.words) {
        if (!isWord(word) || !mightBe.test(word.low) || isNameLike(line, word)) continue
        const friend = all.find(
          ({ source: theirs, target, unless }) => target.test(word.low) && theirs.test(source) && !unless?.test(source),
        )
        const english = friend?.source.exec(source)?.[0]
        if (!friend || english === undefined) continue
        const suggestions = friend.right.map(right => withCaseOf(inNumberOf(word.low, right, lexicon), word.text))
        const { from, to } = word
        yield { from, to, code: "false-friend", values: { word: word.text, source: english }, suggestions }
      }
  },
  examples: [
    {
      source: "It actually works.",
      target: "Actualmente funciona.",
      finds: ["Actualmente"],
      becomes: "En realidad funciona.",
    },
    {
      source: "They eventually agreed.",
      target: "Eventualmente se pusieron de acuerdo.",
      finds: ["Eventualmente"],
      becomes: "Con el tiempo se pusieron de acuerdo.",
    },
    {
      source: "Two libraries closed.",
      target: "Cerraron dos librerías.",
      finds: ["librerías"],
      becomes: "Cerraron dos bibliotecas.",
    },
    {
      source: "Fill in the application form.",
      target: "Llene la aplicación.",
      finds: ["aplicación"],
      becomes: "Llene la solicitud.",
    },
    {
      source: "Five billion people.",
      target: "Cinco billones de personas.",
      locale: "es-ES",
      finds: ["billones"],
      becomes: "Cinco mil millones de personas.",
    },
    { source: "Five billion people.", target: "Cinco billones de personas.", locale: "es-US", finds: [] },
    {
      source: "It currently works; install the application.",
      target: "Actualmente funciona; instale la aplicación.",
      finds: [],
    },
    { target: "Actualmente funciona.", finds: [] },
  ],
}

/** The plural of a noun where the word it stands for is plural. */
function inNumberOf(low: string, right: string, lexicon: Lexicon): string {
  const plural = lowReadings(low, lexicon).some(one => (isNoun(one) || one.part === "adjective") && one.number === "pl")
  if (!plural || /\s/.test(right) || right.endsWith("s") || /[aei]r$/.test(right)) return right
  if (/[aeiouá]$/.test(right)) return `${right}s`
  return `${right.replace(/ó(?=n$)/, "o").replace(/z$/, "c")}es`
}
