/** What may be in the bodies of requests. The shapes themselves are in lib/sync/api.ts; a test keeps the two alike. */
import { z } from "zod"
import { levels, spanishLocales } from "@/lib/checks/check"
import { checkIds } from "@/lib/checks/ids"
import { LONGEST_QUESTION } from "@/lib/checks/language-tool/question"
import { threadKinds } from "@/lib/review/comments/kinds"
import { categories, severities } from "@/lib/review/mqm"
import { moveActions, pageStates, roles } from "@/lib/review/roles"
import { MOST_TEXTS_AT_ONCE } from "@/lib/sync/checks"
import { LONGEST_UNIT, MOST_UNITS } from "@/lib/sync/memory"
import { MOST_KEYS, MOST_SLOTS } from "@/lib/sync/preferences"
import { bothFormats, takeOutFormats } from "@/lib/sync/take-out"

const id = z.string().min(1).max(64)
const lang = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
const words = (most: number) => z.string().max(most)
const some = (most: number) => words(most).refine(text => text.trim() !== "", "empty")

export const role = z.enum(roles)

export const newAccount = z.object({
  name: some(100),
  email: z.email().max(200),
  password: words(256),
  group: words(100).optional(),
})
/** For somebody signed in, who only joins. */
export const joining = newAccount.partial()

export const newInvitation = z.object({
  roles: z.array(role).min(1).max(4),
  uses: z.int().min(1).max(500),
  days: z.int().min(1).max(365),
})

export const named = z.object({ name: some(100) })
export const heldRoles = z.object({ roles: z.array(role).max(4) })
export const leaving = z.object({ handTo: id.nullable() })
export const newPassword = z.object({ password: words(256) })
export const otherPassword = z.object({ old: words(256), next: words(256) })
export const newHook = z.object({ url: some(2000) })
export const digestWish = z.object({ digest: z.enum(["daily", "off"]), locale: z.enum(["en", "es"]) })
export const forgotten = z.object({ email: z.email().max(200), locale: z.enum(["en", "es"]) })
export const endedSession = z.object({ id: id.nullable() })

const format = z.enum(["text", "markdown", "html", "trac-wiki", "docx"])
const changes = z.enum(["keep", "take", "leave"])
/** A packed file is a third longer than its bytes. */
const MOST_OF_FILE = 24_000_000
const sideFile = z.object({
  format,
  lang,
  text: words(MOST_OF_FILE),
  name: words(300).optional(),
  changes: changes.optional(),
})
const whole = z.int().min(0)
const piece = z.object({
  block: whole,
  from: whole,
  to: whole,
  start: z.enum(["block", "break", "cut"]),
  kind: z.enum(["heading", "paragraph", "item", "quote", "cell", "code", "opaque"]).optional(),
  level: z.int().min(0).max(12).optional(),
})
const piecePair = z.object({
  source: z.array(piece),
  target: z.array(piece),
  sure: z.number().min(0).max(1),
  moved: z.literal(true).optional(),
  back: z.int().min(0).max(100_000).optional(),
})
export const bringInBoth = z.object({
  title: words(300),
  both: z.object({
    format: z.enum(bothFormats),
    source: lang.optional(),
    target: lang.optional(),
    text: words(20_000_000),
    name: words(300).optional(),
  }),
})
export const bringIn = z.object({
  title: words(300),
  source: sideFile,
  target: sideFile,
  pairs: z.array(piecePair).max(200_000),
  granularity: z.enum(["paragraph", "sentence"]).optional(),
  ticket: z.object({ text: words(6_000_000), draft: z.int() }).optional(),
})

export const bringInEither = z.union([bringIn, bringInBoth])

/** In UTF-16 units, only so that nothing huge is looked at; the limits a person meets are counted in characters. */
const said = words(100_000)
const meaning = z.object({
  kind: z.enum(threadKinds),
  fault: z.object({ category: z.enum(categories).nullable(), severity: z.enum(severities).nullable() }),
})
export const saying = z.object({
  reason: words(5000).optional(),
  fault: z.object({ category: z.enum(categories).nullable(), severity: z.enum(severities).nullable() }).optional(),
  thread: id.nullable().optional(),
  finding: words(100).nullable().optional(),
})
export const disputing = z.object({ words: words(5000) })
export const rejectReasons = z.array(z.object({ id, words: words(200).nullable() })).max(40)

export const threadMeaning = meaning
export const newThread = meaning.partial().extend({
  id,
  pair: id.nullable(),
  side: z.enum(["source", "target"]).nullable(),
  quote: said,
  text: said,
})
export const reply = z.object({ text: said, id: id.optional() })
export const wording = z.object({ text: said })

export const due = z.object({ due: z.int().min(0).max(8_000_000_000_000).nullable() })
export const pageRoles = z.object({ person: id, roles: z.array(role).max(4).nullable() })
export const workflow = z.object({
  names: z.partialRecord(z.enum(pageStates), words(60)),
  movers: z.partialRecord(z.enum(moveActions), z.array(role).max(4)),
  fourEyes: z.boolean(),
})

const pairPlace = z.object({ pair: id, offset: z.int().min(0).max(10_000_000) })
export const whereabouts = z.object({
  tab: id,
  at: z.object({ anchor: pairPlace, head: pairPlace, inText: z.boolean() }).nullable(),
})

export const pageMove = z.object({
  to: z.enum(pageStates),
  note: words(5000).optional(),
  owner: id.nullable().optional(),
  override: words(5000).optional(),
})

export const exportWish = z.object({
  format: z.enum([...format.options, ...takeOutFormats]),
  skeleton: z.enum(["draft", "source"]).optional(),
  safe: z.boolean().optional(),
  open: z.enum(["take", "leave"]),
  credits: z.boolean(),
  comments: z.boolean(),
  locale: z.enum(["en", "es"]),
  preview: z.boolean().optional(),
  word: z.enum(["review", "table"]).optional(),
})

export const newDraft = z.object({
  side: z.enum(["source", "target"]),
  format,
  text: words(MOST_OF_FILE),
  name: words(300).optional(),
  anyway: z.boolean().optional(),
  seal: words(100).optional(),
})

export const wordReturn = z.object({
  text: words(MOST_OF_FILE),
  locale: z.enum(["en", "es"]),
  seal: words(100).optional(),
})

export const answerWish = z.object({
  locale: z.enum(["en", "es"]),
  address: z.url({ protocol: /^https?$/ }).max(500),
})

export const restoreWish = z.object({ version: whole, pair: id.optional() })

const slot = z.string().regex(/^[a-z]{1,20}(-[a-z]{1,20}){0,4}\/[a-z]{1,20}$/)
/** "Mod+Shift+h", "?", "F3"; what it does is the browser's business. */
const key = z.string().regex(/^(Ctrl\+)?(Mod\+)?(Alt\+)?(Shift\+)?(\S{1,2}|[A-Z][A-Za-z]{1,19}\d{0,2}|F\d{1,2})$/u)
export const preferences = z.object({
  singleKeys: z.boolean(),
  keys: z.record(slot, z.array(key).max(MOST_KEYS)).refine(keys => Object.keys(keys).length <= MOST_SLOTS, "too many"),
})

export const hat = z.object({ hat: role })
export const anything = z.unknown()

export const readNotices = z.object({ ids: z.array(id).max(500).nullable() })

const check = z.enum(checkIds)
const findingKey = words(2000)
export const notFaults = z
  .array(z.object({ pair: id, finding: findingKey, check, quote: words(1000), not: z.boolean() }))
  .max(500)
export const openedPairs = z.object({ pairs: z.array(id).max(5000) })
export const wordWish = z.object({ word: words(1000), keep: z.boolean() })
const standing = z.enum(["preferred", "allowed", "forbidden"])
export const termWishes = z
  .array(
    z.object({
      id,
      term: z
        .object({
          source: words(500),
          renderings: z
            .array(z.object({ words: words(500), standing }))
            .min(1)
            .max(30),
          note: words(2000).optional(),
          languages: z.object({ source: lang, target: lang }).optional(),
        })
        .nullable(),
    }),
  )
  .max(2000)
const rule = z.object({
  pattern: some(500),
  kind: z.enum(["words", "expression"]),
  side: z.enum(["source", "target"]).optional(),
  matchCase: z.boolean().optional(),
  says: words(500),
  suggestion: words(500).optional(),
  severity: z.enum(severities),
  level: z.enum(levels).optional(),
  category: z.enum(categories).optional(),
  onlyWithSource: words(500).optional(),
})
export const ruleToTry = rule
export const ruleWish = z.object({ id, rule: rule.nullable() })
export const proposalJudged = z.object({ key: some(1000), dismissed: z.boolean() })
export const checksWish = z.object({
  locale: z.enum(spanishLocales).nullable(),
  off: z.array(check).max(checkIds.length),
  levels: z.partialRecord(check, z.enum(levels)),
})

export const languageToolWish = z.object({
  texts: z.array(z.string().max(LONGEST_QUESTION)).min(1).max(MOST_TEXTS_AT_ONCE),
})
export const similarWish = z.object({ pair: id, text: words(LONGEST_UNIT) })
const unitWords = some(LONGEST_UNIT)
export const memoryFile = z.object({
  name: some(300),
  source: lang,
  target: lang,
  units: z
    .array(z.object({ source: unitWords, target: unitWords }))
    .min(1)
    .max(MOST_UNITS),
})
export const memoryFileGone = z.object({ file: id })
const memoryUnit = z.object({ source: unitWords, target: unitWords })
export const memoryUnitMended = z.object({ file: id, unit: memoryUnit, instead: memoryUnit.nullable() })
