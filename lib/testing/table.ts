/** A table with several people at one page: an authority that takes steps in order, and asks the rules. */
import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab"
import { history } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { Step } from "prosemirror-transform"
import type { Role } from "@/lib/review/roles"
import { checkPush, type Pusher } from "@/lib/review/rules"
import type { RuleRefusal } from "@/lib/review/rules/refusal"
import { schema } from "@/lib/review/schema"
import { repairPending } from "@/lib/review/suggest/repair"
import { newId } from "./suggesting"

export class Table {
  doc: Node
  readonly #log: { readonly step: Step; readonly client: string }[] = []
  readonly #states = new Map<string, EditorState>()
  readonly refused: { readonly who: string; readonly why: RuleRefusal }[] = []
  repairs = 0

  constructor(
    start: Node,
    readonly people: Readonly<Record<string, readonly Role[]>>,
    readonly knows: Pick<Pusher, "wasJudged" | "wasSuggested"> = {},
  ) {
    this.doc = start
    for (const who of Object.keys(people))
      this.#states.set(
        who,
        EditorState.create({
          doc: start,
          plugins: [history({ newGroupDelay: 0 }), collab({ version: 0, clientID: who })],
        }),
      )
  }

  state(who: string): EditorState {
    const state = this.#states.get(who)
    if (!state) throw new Error(`nobody called ${who}`)
    return state
  }
  apply(who: string, tr: Transaction): void {
    this.#states.set(who, this.state(who).apply(tr))
  }
  pull(who: string): void {
    const missed = this.#log.slice(getVersion(this.state(who)))
    if (missed.length === 0) return
    const [steps, clients] = [missed.map(one => one.step), missed.map(one => one.client)]
    this.apply(who, receiveTransaction(this.state(who), steps, clients, { mapSelectionBackward: true }))
    const mended = repairPending(this.state(who), who, newId, this.people[who])
    if (!mended) return
    this.repairs++
    this.apply(who, mended)
  }
  push(who: string): void {
    this.pull(who)
    const sent = sendableSteps(this.state(who))
    if (!sent) return
    const steps = sent.steps.map(step => Step.fromJSON(schema, JSON.parse(JSON.stringify(step))))
    const after = steps.reduce((doc, step) => {
      const { doc: next, failed } = step.apply(doc)
      if (!next) throw new Error(failed ?? "a step failed")
      return next
    }, this.doc)
    after.check()
    const why = checkPush(this.doc, after, { author: who, roles: this.people[who] ?? [], ...this.knows })
    if (why) {
      this.refused.push({ who, why })
      throw new Error(`the push of ${who} was refused: ${why}`)
    }
    this.doc = after
    this.#log.push(...steps.map(step => ({ step, client: who })))
    this.pull(who)
  }
  /** Everybody pushes and pulls until all have the same. */
  settle(): void {
    const names = Object.keys(this.people)
    for (const who of [...names, ...names]) this.push(who)
    for (const who of names) {
      this.pull(who)
      if (!this.state(who).doc.eq(this.doc)) throw new Error(`${who} has another document`)
    }
  }
}
