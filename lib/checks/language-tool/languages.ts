/** The languages that LanguageTool knows, by the codes it asks for. @see GET /v2/languages */
const known = [
  "ar",
  "ast-ES",
  "be-BY",
  "br-FR",
  "ca-ES",
  "ca-ES-valencia",
  "da-DK",
  "de-AT",
  "de-CH",
  "de-DE",
  "el-GR",
  "en-AU",
  "en-CA",
  "en-GB",
  "en-NZ",
  "en-US",
  "en-ZA",
  "eo",
  "es",
  "es-AR",
  "fa",
  "fr",
  "ga-IE",
  "gl-ES",
  "it",
  "ja-JP",
  "km-KH",
  "nl",
  "nl-BE",
  "pl-PL",
  "pt-AO",
  "pt-BR",
  "pt-MZ",
  "pt-PT",
  "ro-RO",
  "ru-RU",
  "sk-SK",
  "sl-SI",
  "sv",
  "ta-IN",
  "tl-PH",
  "uk-UA",
  "zh-CN",
]
/** Where a language has several kinds and the page does not say which. */
const usual: ReadonlyMap<string, string> = new Map([
  ["en", "en-US"],
  ["de", "de-DE"],
  ["pt", "pt-PT"],
  ["ca", "ca-ES"],
])
const codes: ReadonlyMap<string, string> = new Map(known.map(code => [code.toLowerCase(), code]))

/**
 * LanguageTool's code for the language of a page; null when it has none. Spanish is es but for Argentina and Uruguay, whose
 * verbs are others (vos tenés): it knows no kinds for Spain, Latin America and the United States.
 */
export function languageToolCode(lang: string): string | null {
  const tag = lang.toLowerCase()
  if (tag === "es-uy") return "es-AR"
  const [language = ""] = tag.split("-")
  return (
    codes.get(tag) ??
    usual.get(language) ??
    codes.get(language) ??
    known.find(code => code.startsWith(`${language}-`)) ??
    null
  )
}
