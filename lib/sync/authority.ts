/**
 * Purpose: decide what happens to a push. The rules are numbered in RULES.md.
 * Design: pure. A room goes in, a room and an answer come out; storing, telling others and losing a race are the
 *   server's. A push that missed steps in other pairs, or only writes where others only wrote, is rebased here: that is a
 *   plain shift of positions, and the desk's own rebase gives the very same steps.
 * Guarantees: the whole push or nothing; the room given is never changed; no input makes it throw.
 * Not here: who the person is and what their roles allow. `check` says that, and is asked last.
 */
import type { Node } from "prosemirror-model"
import { Mapping, ReplaceStep, type Step } from "prosemirror-transform"
import { schema } from "@/lib/review/schema"
import { hasTwins, isSound } from "@/lib/review/sound"
import type { Answer, LoggedStep, Push, PushRefusal, Version } from "./protocol"
import { type Touched, touchedIds, touchedPairs } from "./touched"
import {
  applyAll,
  hasSoundAttributes,
  MOST_DOC_SIZE,
  MOST_PAIR_SIZE,
  MOST_STEP_TEXT,
  MOST_STEPS,
  readPush,
  readStep,
} from "./untrusted"

export interface TakenStep {
  readonly step: Step
  readonly client: string
  readonly serial: number
  readonly author: string
  /** Ids of the pairs that the push it came with has touched. */
  readonly pairs: readonly string[]
}

export interface Room {
  readonly doc: Node
  readonly version: Version
  /** The last steps taken, the newest last; may begin anywhere, and be empty. */
  readonly recent: readonly TakenStep[]
}

/** What a role may do to these pairs, and whatever else the caller has to say. Null: nothing against it. */
export type Check = (before: Node, after: Node, touched: Touched, steps: readonly Step[]) => PushRefusal | null

export interface Received {
  readonly room: Room
  readonly answer: Answer
  /** The steps to store, as they were taken: perhaps moved behind others'. Empty unless the push was taken now. */
  readonly taken: readonly TakenStep[]
  readonly touched: Touched | null
  readonly push: Push | null
  /** The document before what was taken. */
  readonly before: Node
}

/** How many taken steps a room remembers for rebasing and for knowing a repeated push. */
const RECENT = 1000
/** How many missed steps are told with the answer; whoever missed more asks for them. */
const MOST_TOLD = 200

export const openRoom = (doc: Node, version: Version): Room => ({ doc, version, recent: [] })
export const logged = ({ step, client, author }: TakenStep): LoggedStep => ({ step: step.toJSON(), client, author })

const withSteps = (room: Room, doc: Node, taken: readonly TakenStep[]): Room => ({
  doc,
  version: room.version + taken.length,
  recent: [...room.recent, ...taken].slice(-RECENT),
})

/** Follows a step that the authority has already taken elsewhere (read back from the store). Null: it does not apply. */
export function follow(room: Room, entry: Omit<TakenStep, "pairs" | "step"> & { readonly step: unknown }): Room | null {
  const step = readStep(entry.step)
  const doc = step && applyAll(room.doc, [step])
  if (!step || !doc) return null
  const pairs = touchedIds(touchedPairs(room.doc, doc))
  return withSteps(room, doc, [{ ...entry, step, pairs }])
}

/** Steps made beside `missed`, moved behind it. Null when one of them has lost its place. */
function rebase(steps: readonly Step[], missed: readonly TakenStep[]): Step[] | null {
  const mapping = new Mapping(steps.map(step => step.getMap().invert()).reverse())
  for (const { step } of missed) mapping.appendMap(step.getMap())
  const moved: Step[] = []
  for (const [i, step] of steps.entries()) {
    const at = steps.length - i
    const mapped = step.map(mapping.slice(at))
    if (!mapped) return null
    mapping.appendMap(mapped.getMap(), at - 1)
    moved.push(mapped)
  }
  return moved
}

/** Is the document sound after the change, looking only at what was touched? Null: it is. */
export function soundnessOf(after: Node, touched: Touched): PushRefusal | null {
  if (!hasSoundAttributes(after)) return "bad-step"
  if (touched.structure && (!schema.nodes.doc.validContent(after.content) || hasTwins(after))) return "bad-step"
  for (const pair of touched.after.values()) {
    if (!isSound(pair)) return "bad-step"
    if (pair.nodeSize > MOST_PAIR_SIZE) return "too-large"
  }
  return after.content.size > MOST_DOC_SIZE ? "too-large" : null
}

/** Words put in, and nothing taken out: among such steps the desk's own rebase is a plain shift of positions, too. */
const isWriting = (step: Step): boolean =>
  step instanceof ReplaceStep &&
  step.from === step.to &&
  step.slice.openStart + step.slice.openEnd === 0 &&
  step.slice.content.content.every(node => node.isText)

/** The push moved behind what it missed; "behind" when its desk has to do that; a refusal when it is not sound. */
function settle(room: Room, steps: readonly Step[], missed: readonly TakenStep[]) {
  if (missed.length === 0) {
    const doc = applyAll(room.doc, steps)
    return doc ? { steps, doc, touched: touchedPairs(room.doc, doc) } : "bad-step"
  }
  let moved: readonly Step[] | null = null
  try {
    moved = rebase(steps, missed)
  } catch {
    // Positions that never were in the document: its desk is told so when it comes again, up to date.
    return "behind"
  }
  const doc = moved && applyAll(room.doc, moved)
  if (!moved || !doc) return "behind"
  const touched = touchedPairs(room.doc, doc)
  const mine = new Set(touchedIds(touched))
  const met = missed.filter(one => one.pairs.some(id => mine.has(id)))
  const onlyWrite = met.length === 0 || [...steps, ...met.map(one => one.step)].every(isWriting)
  return onlyWrite ? { steps: moved, doc, touched } : "behind"
}

/**
 * Steps that the server makes itself, at the end of the log. Whoever asked for them has been let to by the caller.
 *
 * @param known the document after them, where whoever made them has it and has found it sound already
 */
export function append(
  room: Room,
  steps: readonly Step[],
  push: Push,
  author: string,
  known: Node | null = null,
): Received {
  const doc = known ?? applyAll(room.doc, steps)
  if (!doc) throw new Error("the server's own steps do not apply")
  const touched = touchedPairs(room.doc, doc)
  const why = known ? null : soundnessOf(doc, touched)
  if (why) return { room, answer: { kind: "refused", why }, taken: [], touched: null, push, before: room.doc }
  const pairs = touchedIds(touched)
  const taken = steps.map(step => ({ step, client: push.client, serial: push.serial, author, pairs }))
  const after = withSteps(room, doc, taken)
  return { room: after, answer: { kind: "accepted", version: after.version }, taken, touched, push, before: room.doc }
}

/** Takes a whole push or none of it. `value` is whatever arrived; `author` is who the server knows it to be from. */
export function receive(room: Room, value: unknown, author: string, check: Check): Received {
  const push = readPush(value)
  const say = (answer: Answer): Received => ({ room, answer, taken: [], touched: null, push, before: room.doc })
  const refuse = (why: PushRefusal): Received => say({ kind: "refused", why })
  if (!push) return refuse("not-a-push")
  if (push.version > room.version) return refuse("unknown-version")
  if (push.steps.length > MOST_STEPS || JSON.stringify(push.steps).length > MOST_STEP_TEXT) return refuse("too-large")

  const since = room.version - push.version
  if (since > room.recent.length) return say({ kind: "behind", version: room.version })
  const missed = since === 0 ? [] : room.recent.slice(-since)
  // A desk that missed something need not ask for it.
  const isTold = missed.length > 0 && missed.length <= MOST_TOLD
  const behind = say({ kind: "behind", version: room.version, ...(isTold ? { steps: missed.map(logged) } : {}) })
  const mine = missed.findLastIndex(one => one.client === push.client && one.author === author)
  if (mine >= 0) {
    const again = missed.findLastIndex(
      one => one.client === push.client && one.author === author && one.serial === push.serial,
    )
    return again >= 0 ? say({ kind: "accepted", version: push.version + again + 1 }) : behind
  }

  const steps = push.steps.map(readStep)
  if (!steps.every(step => step !== null)) return refuse("bad-step")
  const settled = settle(room, steps, missed)
  if (settled === "behind") return behind
  if (settled === "bad-step") return refuse("bad-step")
  const why = soundnessOf(settled.doc, settled.touched) ?? check(room.doc, settled.doc, settled.touched, settled.steps)
  // Moved behind others it may have become what its desk would not have sent: the desk mends that, or hears it when it comes again.
  if (why) return missed.length > 0 ? behind : refuse(why)

  const { client, serial } = push
  const pairs = touchedIds(settled.touched)
  const taken: TakenStep[] = settled.steps.map(step => ({ step, client, serial, author, pairs }))
  const after = withSteps(room, settled.doc, taken)
  const told = isTold ? { steps: [...missed, ...taken].map(logged) } : {}
  const answer: Answer = { kind: "accepted", version: after.version, ...told }
  return { room: after, answer, taken, touched: settled.touched, push, before: room.doc }
}
