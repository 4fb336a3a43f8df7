/** Somebody who types at a desk: the real document, the real client of lib/sync, without a screen. */
import { collab, getVersion, sendableSteps } from "prosemirror-collab"
import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { schema } from "@/lib/review/schema"
import { SyncClient } from "@/lib/sync/client"
import type { Answer, DeskOpening, LoggedStep } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import type { Person } from "./person"

export interface Pushes {
  /** Milliseconds from asking to the answer "accepted". */
  readonly acknowledged: number[]
  behind: number
  refused: number
}

export interface Typist {
  type(letter: string, pair: number): void
  saved(): boolean
}

export async function openTypist(who: Person, page: string, name: string, pushes: Pushes, stop: AbortSignal) {
  const opening = await who.ask<DeskOpening>("GET", `/api/pages/${page}`)
  let state = EditorState.create({
    doc: Node.fromJSON(schema, opening.doc),
    plugins: [collab({ version: opening.version, clientID: name })],
  })
  const at = `/api/pages/${page}/steps`
  const sync = new SyncClient({
    client: name,
    author: opening.me.id,
    link: {
      async push(push) {
        const began = performance.now()
        const answer = await who.ask<Answer>("POST", at, push)
        if (answer.kind === "accepted") pushes.acknowledged.push(performance.now() - began)
        else pushes[answer.kind]++
        return answer
      },
      stepsSince: version => who.ask<{ version: number; steps: LoggedStep[] }>("GET", `${at}?since=${version}`),
    },
    getState: () => state,
    apply: tr => {
      state = state.apply(tr)
    },
    onSave: () => {},
    onRefused: why => {
      throw new Error(`a push was refused: ${why}`)
    },
  })
  await who.listen(page, getVersion(state), event => (event.kind === "steps" ? sync.receive(event) : undefined), stop)
  const typist: Typist = {
    type(letter, pair) {
      state = state.apply(state.tr.insertText(letter, targetText(state.doc, pair).to))
      sync.changed()
    },
    saved: () => sendableSteps(state) === null,
  }
  return typist
}
