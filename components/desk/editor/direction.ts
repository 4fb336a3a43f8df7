/** Languages written from right to left, where the tag names no script. */
const languages = new Set("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi ji".split(" "))
const scripts = new Set(["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"])

/** Which way the text of a language (BCP 47) runs. Not asked of the browser, since not every one knows. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [language = "", ...rest] = tag.toLowerCase().split("-")
  const script = rest.find(part => part.length === 4 && /^[a-z]+$/u.test(part))
  return (script ? scripts.has(script) : languages.has(language)) ? "rtl" : "ltr"
}
