import { type Locale, translator } from "./index"

const hats = ["coordinator", "translator", "reviewer"] as const

/**
 * A person's name for showing. The three persons of the sample are named by key, `hat:reviewer`, and have a word in each
 * language; who deleted their account has none left.
 */
export function personName(name: string, locale: Locale): string {
  if (name === "") return translator(locale, "people")("former")
  const hat = hats.find(one => name === `hat:${one}`)
  return hat ? translator(locale, "hats")(hat) : name
}
