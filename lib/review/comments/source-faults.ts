/** The faults found in the source as a text for its owner, who does not work with Cotejo. */
export interface SourceFault {
  /** Where it is, in words. */
  readonly where: string
  /** The words it is about; empty where it is about all of `where`. */
  readonly quote: string
  /** What is wrong, in words; empty when nobody said. */
  readonly fault: string
  /** What was said about it, each by whom. */
  readonly said: readonly { readonly by: string; readonly text: string }[]
}

export const listFormats = ["text", "markdown", "trac"] as const
export type ListFormat = (typeof listFormats)[number]

/** Ends with a line end. */
export function writeSourceFaults(title: string, faults: readonly SourceFault[], format: ListFormat): string {
  return writers[format](title, faults)
}

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim()

const writers: { readonly [F in ListFormat]: (title: string, faults: readonly SourceFault[]) => string } = {
  text: (title, faults) =>
    lines([
      title,
      "",
      ...faults.flatMap(({ where, quote, fault, said }, i) => [
        `${i + 1}. ${where}${quote ? `: “${oneLine(quote)}”` : ""}${fault ? ` (${fault})` : ""}`,
        ...said.map(one => `   ${one.by}: ${oneLine(one.text)}`),
      ]),
    ]),
  markdown: (title, faults) =>
    lines([
      `# ${inMarkdown(title)}`,
      "",
      ...faults.flatMap(({ where, quote, fault, said }, i) => [
        `${i + 1}. **${inMarkdown(where)}**${quote ? `: “${inMarkdown(quote)}”` : ""}${fault ? ` (${inMarkdown(fault)})` : ""}`,
        ...said.map(one => `   - ${inMarkdown(one.by)}: ${inMarkdown(one.text)}`),
      ]),
    ]),
  trac: (title, faults) =>
    lines([
      `= ${inTrac(title)} =`,
      "",
      ...faults.flatMap(({ where, quote, fault, said }, i) => [
        ` ${i + 1}. '''${inTrac(where)}'''${quote ? `: “${inTrac(quote)}”` : ""}${fault ? ` (${inTrac(fault)})` : ""}`,
        ...said.map(one => `   * ${inTrac(one.by)}: ${inTrac(one.text)}`),
      ]),
    ]),
}

const lines = (list: readonly string[]): string => `${list.join("\n")}\n`

/** Everything that could be markup is put as itself. */
const inMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~]/gu, "\\$&")
    .replace(/&/gu, "&amp;")

/** Trac has no sign that takes the meaning from every other: words with markup in them are put as code. */
const inTrac = (text: string): string => {
  const line = oneLine(text)
  if (!/[`{}[\]=|~^!@#*]|''|__|,,|\/\/|\\\\|\b[A-Z][a-z]+[A-Z]|[a-z]:\S/u.test(line)) return line
  return line.includes("`") ? `{{{${line.replace(/([{}])(?=\1)/gu, "$1\u2009")}}}}` : `\`${line}\``
}
