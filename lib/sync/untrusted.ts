/**
 * Steps and pushes as the network brings them: nothing about them is believed.
 *
 * ProseMirror answers a bad step now with `failed`, now with RangeError, now with TypeError, and takes fractions and
 * `from` greater than `to` without a word. All of that means no, which is why the two `catch` here are bare.
 */
import type { Node } from "prosemirror-model"
import { Step } from "prosemirror-transform"
import { isGranularity, schema } from "@/lib/review/schema"
import type { Act, Push } from "./protocol"

/** The most one push may carry. A desk cuts longer queues between transactions. */
export const MOST_STEPS = 20_000
/** UTF-16 units of a push's steps as JSON. */
export const MOST_STEP_TEXT = 6_000_000
/** UTF-16 units of what may be said with a decision, or taken instead of what was suggested. */
export const MOST_WORDS = 20_000
/** Size of one pair and of the whole document, in ProseMirror's units (about a character each). */
export const MOST_PAIR_SIZE = 500_000
export const MOST_DOC_SIZE = 12_000_000

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
const isShortText = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= 64
/** Words that may be missing. */
const isWords = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" && value.length <= MOST_WORDS)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

function isAct(value: unknown): value is Act {
  if (!isRecord(value)) return false
  if (value.kind === "undo" || value.kind === "redo") return true
  if (!isShortText(value.suggestion)) return false
  if (value.kind === "accept") return isWords(value.taken)
  return value.kind === "reject" && (value.reason === undefined || isShortText(value.reason)) && isWords(value.words)
}

/** The push as a well formed value, or null. Its steps are still unread. */
export function readPush(value: unknown): Push | null {
  if (!isRecord(value)) return null
  const { version, client, serial, steps, acts } = value
  const holds =
    isWhole(version) &&
    isShortText(client) &&
    isWhole(serial) &&
    Array.isArray(steps) &&
    steps.length > 0 &&
    Array.isArray(acts) &&
    acts.length <= MOST_STEPS &&
    acts.every(isAct)
  return holds ? { version, client, serial, steps, acts } : null
}

/** The positions each kind of step carries, in the order they must have. A kind that is not here is refused. */
const positions: { readonly [kind: string]: readonly string[] } = {
  replace: ["from", "to"],
  replaceAround: ["from", "gapFrom", "gapTo", "to"],
  addMark: ["from", "to"],
  removeMark: ["from", "to"],
  addNodeMark: ["pos"],
  removeNodeMark: ["pos"],
  attr: ["pos"],
  docAttr: [],
}

/** Names of all attributes that some node has. */
const attributes = new Set(Object.values(schema.nodes).flatMap(type => Object.keys(type.spec.attrs ?? {})))

function hasSoundPlaces(json: Record<string, unknown>, kind: string): boolean {
  const places = positions[kind]?.map(name => json[name]) ?? []
  return places.every(isWhole) && places.every((place, i) => i === 0 || place >= (places[i - 1] as number))
}

function hasSoundSlice({ slice }: Record<string, unknown>): boolean {
  if (slice === undefined || slice === null) return true
  return isRecord(slice) && isWhole(slice.openStart ?? 0) && isWhole(slice.openEnd ?? 0)
}

/** The inverse of a mark step can be several of them in one: a list of mark steps, and of nothing else. */
const isMarkSet = ({ steps }: Record<string, unknown>): boolean =>
  Array.isArray(steps) &&
  steps.length <= MOST_STEPS &&
  steps.every(
    one =>
      isRecord(one) &&
      (one.stepType === "addMark" || one.stepType === "removeMark") &&
      hasSoundPlaces(one, one.stepType),
  )

function looksSound(json: Record<string, unknown>): boolean {
  const kind = json.stepType
  if (kind === "markSet") return isMarkSet(json)
  if (typeof kind !== "string" || !Object.hasOwn(positions, kind)) return false
  if (kind === "docAttr" && json.attr !== "granularity") return false
  if (kind === "attr" && !attributes.has(json.attr as string)) return false
  return hasSoundPlaces(json, kind) && hasSoundSlice(json) && (kind !== "replaceAround" || isWhole(json.insert))
}

export function readStep(json: unknown): Step | null {
  if (!isRecord(json) || !looksSound(json)) return null
  try {
    return Step.fromJSON(schema, json)
  } catch {
    return null
  }
}

/** All steps or none: null when one of them does not apply. */
export function applyAll(doc: Node, steps: readonly Step[]): Node | null {
  try {
    let after = doc
    for (const step of steps) {
      const result = step.apply(after)
      if (!result.doc) return null
      after = result.doc
    }
    return after
  } catch {
    return null
  }
}

/** Are the document's own attributes what the schema says? */
export const hasSoundAttributes = (doc: Node): boolean => isGranularity(doc.attrs.granularity)
