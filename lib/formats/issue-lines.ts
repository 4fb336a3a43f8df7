/** The lines of an issue's page that are not somebody's words: who did what when, badges, buttons. English and Spanish. */
import type { FieldChange } from "./ticket"

export interface IssueHead {
  readonly what: "opened" | "commented" | "did"
  readonly by: string
  readonly when: string
  readonly changes: FieldChange[]
  /** How many lines it was copied as. */
  readonly taken: number
}

/** A line without the Markdown that may be round it. */
export const plain = (line: string): string =>
  line.length > 600
    ? line
    : line
        .replace(/!\[[^\]]*\]\([^)]*\)/gu, "")
        .replace(/\[([^\]]*)\]\([^)]*\)/gu, "$1")
        .replace(/^\s*(?:#{1,6}\s+|>\s*|[-*]\s+)/u, "")
        .replace(/\*\*|__|`/gu, "")
        .trim()

const name = String.raw`@?([\p{L}\p{N}][\p{L}\p{N} ._'’-]{0,50}?)`
const handle = String.raw`(?:\s+\(?@[\w.-]+\)?)?`
const time = String.raw`((?:on |el |last |hace |about |over |almost )?[^:;!?]{0,30}(?:\d|ago|yesterday|today|now|week|month|year|ayer|hoy|ahora)[^:;!?]{0,25}?(?:\d\d:\d\d[^:;!?]{0,12})?)`
const end = String.raw`(?:\s*(?:[·•|(]|—|–).{0,60})?:?(?<!\.)$`
const from = (...parts: string[]): RegExp => new RegExp(`^${parts.join("")}${end}`, "iu")

const opened = from(
  name,
  handle,
  String.raw`\s+(?:opened|created|abrió|creó)(?: this| this issue| esta incidencia| esta propuesta| este issue| la incidencia)?\s+`,
  time,
)
const created = from(
  String.raw`(?:Issue |Incidencia )?(?:created|opened|creada|abierta|creado|abierto)\s+`,
  time,
  String.raw`\s+(?:by|por)\s+`,
  name,
  handle,
)
const commented = from(
  name,
  handle,
  String.raw`\s+(?:commented|added a comment|left a comment|replied|comentó|respondió|añadió un comentario)\s*`,
  time,
)
const noted = from(name, String.raw`\s+@[\w.-]+\s*(?:[·•]\s*)?`, time)
const closed = from(
  name,
  handle,
  String.raw`\s+(closed|reopened|cerró|reabrió)\b(?: (?:this|this issue|the issue|esta incidencia|este issue|la incidencia))?(?: (?:as|como) (completed|not planned|duplicate|completada|completado|no planeada|no planeado|duplicada|duplicado))?(?:\s+(?:in|via|en) \S+)?\s*`,
  `${time}?`,
)
const labelled = from(
  name,
  handle,
  String.raw`\s+(?:added|añadió)(?: the| la etiqueta| las etiquetas)?\s+(.{1,80}?)(?:\s+labels?)?\s+`,
  time,
)

/** Copied pages break such a line before its verb, or before its time. */
const MOST_LINES = 3

export function headAt(lines: readonly string[], at: number): IssueHead | null {
  if ((lines[at] ?? "").trim() === "") return null
  const parts: string[] = []
  for (let taken = 1; taken <= MOST_LINES && at + taken <= lines.length; taken++) {
    const line = plain(lines[at + taken - 1] as string)
    if (line === "" || line.length > 160) return null
    parts.push(line)
    const head = headIn(parts.join(" "))
    if (head === null) continue
    // What stands above a whole line of its own is no part of it.
    const isShorter = parts.some((_, i) => i > 0 && headIn(parts.slice(i).join(" ")) !== null)
    return isShorter ? null : { ...head, taken }
  }
  return null
}

function headIn(words: string): Omit<IssueHead, "taken"> | null {
  if (words.length > 240) return null
  const open = opened.exec(words)
  if (open !== null) return headOf("opened", open[1], open[2])
  const made = created.exec(words)
  if (made !== null) return headOf("opened", made[2], made[1])
  const said = commented.exec(words) ?? noted.exec(words)
  if (said !== null) return headOf("commented", said[1], said[2])
  const done = closed.exec(words)
  if (done !== null) {
    const isClosing = /^(?:closed|cerró)$/iu.test(done[2] as string)
    const resolution = done[3] === undefined ? [] : [{ field: "resolution", from: null, to: done[3] }]
    const status = isClosing
      ? { field: "status", from: "open", to: "closed" }
      : { field: "status", from: "closed", to: "open" }
    return headOf("did", done[1], done[4], [status, ...resolution])
  }
  const label = /\b(?:label|etiqueta)/iu.test(words) ? labelled.exec(words) : null
  return label === null
    ? null
    : headOf("did", label[1], label[3], [{ field: "keywords", from: null, to: (label[2] as string).trim() }])
}

const headOf = (
  what: IssueHead["what"],
  by: string | undefined,
  when: string | undefined,
  changes: FieldChange[] = [],
): Omit<IssueHead, "taken"> => ({
  what,
  by: (by ?? "").trim(),
  when: (when ?? "").replace(/^(?:on|el)\s+/iu, "").trim(),
  changes,
})

const chrome = new Set(
  (
    "member|author|owner|contributor|collaborator|maintainer|developer|reporter|guest|edited|more actions|copy link|quote reply|" +
    "issue body actions|description|activity|reply|open|closed|new issue|comments|issue actions|" +
    "autor|autora|miembro|propietario|propietaria|colaborador|colaboradora|editado|más acciones|copiar enlace|responder|" +
    "descripción|actividad|abierta|abierto|cerrada|cerrado|comentarios|nueva incidencia"
  ).split("|"),
)
export const isChrome = (line: string): boolean => chrome.has(line.toLowerCase())

const foot =
  /^(?:Sign up for free\b.*|(?:Already have an account\?).*|Add a comment|Add comment|Leave a comment|Write a comment|Please (?:register|sign in)\b.*|Assignees?|Metadata|No one assigned|Añadir un comentario|Agregar un comentario|Dejar un comentario|Personas asignadas|Regístrate\b.*)$/iu
export const isFoot = (line: string): boolean => foot.test(line)

/** "open", "closed", or null for a line that says neither. */
export function stateIn(line: string): string | null {
  const word = plain(line).toLowerCase()
  if (/^(?:open|opened|abiert[oa])$/u.test(word)) return "open"
  return /^(?:closed|cerrad[oa])$/u.test(word) ? "closed" : null
}

/** Within this many lines an issue has said its number. */
const TITLE_WITHIN = 25

export function titleIn(lines: readonly string[]): { id: number; summary: string; next: number } | null {
  const known: { at: number; words: string }[] = []
  for (let at = 0; at < Math.min(lines.length, TITLE_WITHIN); at++) {
    const line = plain(lines[at] as string)
    if (line === "") continue
    const last = /^(.{3,300}?)\s+\(?#(\d{1,9})\)?$/u.exec(line)
    // "group / project / Issues / #7" leads there and is no title.
    if (
      last !== null &&
      !/[/›>]\s*\S*$/u.test(last[1] as string) &&
      !/^(?:issues?|incidencias?)$/iu.test(last[1] as string)
    )
      return { id: Number(last[2]), summary: last[1] as string, next: at + 1 }
    const first = /^#(\d{1,9})[:\s–—-]+(\S.{2,300})$/u.exec(line)
    if (first !== null) return { id: Number(first[1]), summary: first[2] as string, next: at + 1 }
    const alone = /(?:^|[/›>\s])#(\d{1,9})$/u.exec(line)
    if (alone !== null) {
      const before = known.at(-1)
      const isPath = line !== alone[0].trim()
      if (!isPath && before !== undefined && !isChrome(before.words) && stateIn(before.words) === null)
        return { id: Number(alone[1]), summary: before.words, next: at + 1 }
      const next = lines.findIndex((one, i) => i > at && plain(one) !== "" && !isChrome(plain(one)))
      const words = next < 0 ? "" : plain(lines[next] as string)
      return next < 0 || words.length > 300 ? null : { id: Number(alone[1]), summary: words, next: next + 1 }
    }
    if (line.length <= 300) known.push({ at, words: line })
  }
  return null
}
