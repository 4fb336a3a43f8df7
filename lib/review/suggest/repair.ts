/**
 * Mending what a rebase has left. Steps that were fine where they were made can touch more than the author's own
 * suggestions where they land: somebody typed inside the insertion that was cut meanwhile, or accepted it. Then all
 * that is not confirmed is taken back and made again on the document of the server, with the steps that are not allowed
 * any more tracked instead.
 */
import { Mark, type Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { type Mapping, ReplaceStep, type Step } from "prosemirror-transform"
import { type Change, mayMend } from "../mend/undone"
import { may, type Role } from "../roles"
import { checkPush } from "../rules"
import { isSoundAfter } from "../sound"
import { putsIn } from "./keep-theirs"
import { type Author, isSuggestion } from "./marks"
import { refusalOf, UNTRACKED } from "./meta"
import { plainEdit } from "./plain"
import { type Pending, Remaking, takenBack } from "./taken-back"
import { track } from "./track"

/** What prosemirror-collab holds that the server has not confirmed, oldest first. */
export function pendingOf(state: EditorState): readonly Pending[] {
  const plugin = state.plugins.find(one => Reflect.get(one, "key") === "collab$")
  const held = plugin?.getState(state) as { readonly unconfirmed?: readonly Pending[] } | undefined
  return held?.unconfirmed ?? []
}

export interface Mender extends Author {
  readonly roles: readonly Role[]
}

/**
 * A transaction to append when the unconfirmed steps together would be refused; null when they would not. With it they
 * are an honest push again, at worst an empty one. A reviewer's text becomes suggestions; whoever may edit the target
 * loses only what would have been in another's name.
 */
export function repairPending(
  state: EditorState,
  author: string,
  newId: () => string,
  roles: readonly Role[] = ["reviewer"],
): Transaction | null {
  return repair(state, pendingOf(state), { author, newId, roles })
}

/** The same for steps at hand, as those of an undo just applied. `pending` leads to `state.doc`. */
export function repair(state: EditorState, pending: readonly Pending[], by: Mender): Transaction | null {
  if (pending.length === 0) return null
  const back = takeBack(state, pending)
  if (!back) return null
  const base = back.doc
  const isFine = isHonest(base, state.doc, by)
  if (isFine && keepsWords(base, pending)) return null
  const rest = sinceMended(back, pending)
  if (isFine && rest.length < pending.length && keepsWords(base, rest)) return null
  const attempt = again(state, rest, by)
  const isGood = attempt !== null && isHonest(base, attempt.tr.doc, by)
  const tr = isGood ? attempt.tr : takeBack(state, rest)
  const mended: Mended = { takenBack: rest.length, origins: isGood ? attempt.origins : [] }
  return tr?.setMeta(UNTRACKED, true).setMeta(MENDED, mended).setMeta("addToHistory", false) ?? null
}

/** How a transaction mends: it takes back all that is pending, and makes again what may be made. */
export interface Mended {
  /** Its steps that take back; after them the document is the server's. */
  readonly takenBack: number
  /** For each further step of mending the transaction whose step it is now. */
  readonly origins: readonly unknown[]
}

/** On what repair makes. */
const MENDED = "cotejo.mended"

export const mendedBy = (tr: Transaction): Mended | undefined => tr.getMeta(MENDED) as Mended | undefined

const isMend = ({ origin }: Pending): boolean => (origin as Transaction | undefined)?.getMeta(MENDED) !== undefined

/** Null when a step cannot be taken back. */
function takeBack(state: EditorState, pending: readonly Pending[]): Transaction | null {
  const { tr } = state
  return [...pending].reverse().every(({ inverted }) => !tr.maybeStep(inverted).failed) ? tr : null
}

/** What still counts: mending begins with taking back all that was there before. `back` takes back all that is pending. */
function sinceMended(back: Transaction, pending: readonly Pending[]): readonly Pending[] {
  const { length } = pending
  for (let count = length; count > 0; count--)
    if (isMend(pending[count - 1] as Pending) && back.docs[length - count]?.eq(back.doc)) return pending.slice(count)
  return pending
}

/** A push that the server takes: by the rules of roles, and sound (two pairs of one id are not). */
const isHonest = (before: Node, after: Node, by: Mender): boolean =>
  isAllowed(before, after, by) && isSoundAfter(before, after)

/** What came back from earlier (judgements, decided suggestions) is left to the server to judge. */
const isAllowed = (before: Node, after: Node, { author, roles }: Mender): boolean =>
  checkPush(before, after, { author, roles, wasJudged: () => true, wasSuggested: () => may(roles, "decide") }) === null

/** Takes everything back and makes it again step by step. Null when a step cannot even be taken back. */
function again(
  state: EditorState,
  pending: readonly Pending[],
  by: Mender,
): { readonly tr: Transaction; readonly origins: readonly unknown[] } | null {
  const tr = takeBack(state, pending)
  if (!tr) return null
  const origins: unknown[] = []
  const claim = (i: number): void => {
    while (origins.length < tr.steps.length - pending.length) origins.push(pending[i]?.origin)
  }
  const back = takenBack(pending)
  const remaking = new Remaking(tr, pending, back)
  for (const { from, to } of together(pending)) {
    const byStep = isMend(pending[from] as Pending) || back.slice(from, to).some(of => of !== null)
    const whole = byStep ? "by-step" : tryTogether(tr.doc, pending.slice(from, to), remaking.way(from), by)
    if (whole === "mending-lost") continue
    for (let i = from; i < to; claim(i), i++) {
      if (typeof back[i] === "number") {
        if (!remaking.takeBack(i)) return null
        continue
      }
      const mapped = pending[i]?.step.map(remaking.way(i))
      if (!mapped) continue
      const honest = whole === "honest" ? tr.doc : tryStep(tr.doc, mapped)
      if (honest && (whole === "honest" || isHonest(tr.doc, honest, by))) {
        if (!remaking.add(mapped, i, true)) return null
      } else
        for (const one of tracked(tr.doc, mapped, by)) if (!remaking.add(one, i, putsInAsMuch(one, mapped))) return null
    }
  }
  return { tr, origins }
}

/** What comes after it in the same words finds its place by it. */
const putsInAsMuch = (made: Step, meant: Step): boolean =>
  made instanceof ReplaceStep && meant instanceof ReplaceStep && made.slice.size === meant.slice.size && putsIn(made)

/** Steps that one transaction made, as from and to: mending is only honest as a whole. */
function together(pending: readonly Pending[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  pending.forEach(({ origin }, at) => {
    const last = runs.at(-1)
    if (last && origin !== undefined && pending[at - 1]?.origin === origin) last.to = at + 1
    else runs.push({ from: at, to: at + 1 })
  })
  return runs
}

/** No mending takes words along that have come into what it takes out, as an undo of it does that waited for the line. */
function keepsWords(base: Node, pending: readonly Pending[]): boolean {
  let doc = base
  for (const { from, to } of together(pending)) {
    const made = applied(
      doc,
      pending.slice(from, to).map(one => one.step),
    )
    if (!made) return true
    // What was mended is words and pairs at once, and no more than could be.
    if (!isMend(pending[from] as Pending) && !mayMend(made)) return false
    doc = made.doc
  }
  return true
}

function applied(before: Node, steps: readonly Step[]): Change | null {
  const docs: Node[] = []
  let doc = before
  for (const step of steps) {
    docs.push(doc)
    const next = tryStep(doc, step)
    if (!next) return null
    doc = next
  }
  return { docs, steps, doc }
}

/**
 * A transaction's steps, all of them: whether they may still be made. Mending that has met somebody else's in the same
 * pairs is not made by halves; what is only about words is looked at step by step.
 * @param way from where the first of them was made
 */
function tryTogether(
  doc: Node,
  pending: readonly Pending[],
  way: Mapping,
  { author, roles }: Mender,
): "honest" | "mending-lost" | "by-step" {
  const trial = way.slice(0)
  const steps: Step[] = []
  for (const [i, { step }] of pending.entries()) {
    const mapped = step.map(trial.slice(way.from - i))
    if (!mapped) continue
    steps.push(mapped)
    trial.appendMap(mapped.getMap(), way.from - i - 1)
  }
  const made = applied(doc, steps)
  if (!made) return pending.length > 1 && may(roles, "mend-alignment") ? "mending-lost" : "by-step"
  const why = checkPush(doc, made.doc, {
    author,
    roles,
    wasJudged: () => true,
    wasSuggested: () => may(roles, "decide"),
  })
  if (why === null) return mayMend(made) ? "honest" : "mending-lost"
  return why === "source-changed" || why === "pairs-changed" ? "mending-lost" : "by-step"
}

function tryStep(doc: Node, step: Step): Node | null {
  try {
    return step.apply(doc).doc
  } catch {
    // ProseMirror answers a step that does not fit with an error as often as with `failed`.
    return null
  }
}

/** The step as it may be made: none when it cannot be, or was only about suggestions. */
function tracked(doc: Node, step: Step, by: Mender): readonly Step[] {
  const mark = Reflect.get(step, "mark")
  if (mark instanceof Mark && isSuggestion(mark)) return []
  if (!tryStep(doc, step)) return []
  const state = EditorState.create({ doc })
  const tr = state.tr.step(step)
  const made = may(by.roles, "edit-target") ? plainEdit(tr, state) : track(tr, state, by)
  return refusalOf(made) ? [] : made.steps
}
