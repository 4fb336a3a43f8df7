/** Several desks at one page in simulated time: what the sync tests are made of. */
import { collab, sendableSteps } from "prosemirror-collab"
import { history } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { schema } from "@/lib/review/schema"
import { InOrder } from "@/lib/review/suggest/keep-theirs"
import { type Check, logged, openRoom, type Room, receive } from "@/lib/sync/authority"
import { SyncClient } from "@/lib/sync/client"
import { bringUp, type Unsaved } from "@/lib/sync/kept"
import type { Answer, LoggedStep, Push, PushRefusal, Version } from "@/lib/sync/protocol"
import { FakeClock, FakeLink, type FakeServer, quiet, type Trouble } from "./fake-link"
import { Random } from "./random"

/** A document with a paragraph a side; `targets` are the words on the right. */
export function pairsOf(...targets: readonly string[]): Node {
  const paragraph = (words: string): Node => schema.nodes.paragraph.create(null, words ? schema.text(words) : null)
  return schema.nodes.doc.create(
    null,
    targets.map((words, i) =>
      schema.nodes.pair.create({ id: `p${i + 1}` }, [
        schema.nodes.source.create(null, paragraph(`source ${i + 1}`)),
        schema.nodes.target.create(null, paragraph(words)),
      ]),
    ),
  )
}

/** Positions in the document where the text of the target of pair `index` begins and ends (first block). */
export function targetText(doc: Node, index: number): { readonly from: number; readonly to: number } {
  let at = 0
  for (let i = 0; i < index; i++) at += doc.child(i).nodeSize
  const pair = doc.child(index)
  const from = at + 1 + pair.child(0).nodeSize + 2
  return { from, to: from + pair.child(1).child(0).content.size }
}

/** The authority in memory, with the answers it gave counted by kind. */
export class FakeAuthority implements FakeServer {
  room: Room
  readonly log: { readonly step: unknown; readonly client: string; readonly author: string }[] = []
  /** The version after each push. */
  readonly #ends: Version[] = []
  readonly answers = { accepted: 0, behind: 0, refused: 0 }
  readonly refusals: PushRefusal[] = []
  onTaken: (version: Version, count: number) => void = () => {}
  constructor(
    doc: Node,
    private readonly checkFor: (author: string) => Check,
  ) {
    this.room = openRoom(doc, 0)
  }
  push(push: Push): Answer {
    // The tests' clients are named after their author, so that the network need not carry who it is.
    const author = push.client.split("/")[0] as string
    const got = receive(this.room, push, author, this.checkFor(author))
    this.room = got.room
    this.answers[got.answer.kind]++
    if (got.answer.kind === "refused") this.refusals.push(got.answer.why)
    if (got.taken.length > 0) {
      this.log.push(...got.taken.map(logged))
      this.#ends.push(this.log.length)
      this.onTaken(this.room.version, got.taken.length)
    }
    return got.answer
  }
  stepsSince(version: Version) {
    const end = this.#ends.find(one => one >= version + 50)
    const steps = this.log.slice(version, end)
    return { version: version + steps.length, steps }
  }
}

export interface Desk {
  readonly author: string
  readonly link: FakeLink
  readonly sync: SyncClient
  readonly state: EditorState
  readonly saves: string[]
  readonly refused: PushRefusal[]
  /** The tab is closed: nothing more is sent or heard. Answers what was kept. */
  close(): Unsaved | null
  /** As a keystroke does it: apply, then tell the client. */
  do(make: (state: EditorState) => Transaction | null): void
}

export interface DesksOptions {
  readonly seed: number
  readonly doc: Node
  readonly authors: readonly string[]
  readonly trouble?: Trouble
  readonly checkFor?: (author: string) => Check
  readonly repair?: (author: string) => (state: EditorState) => Transaction | null
  /** Steps in a push at most, as of long work without a line. */
  readonly batchSteps?: number
  /** The least time between two pushes; 0 where absent, since more of them meet then. */
  readonly restMs?: number
  readonly isAlone?: () => boolean
}

export interface OneDesk
  extends Pick<DesksOptions, "doc" | "trouble" | "repair" | "batchSteps" | "restMs" | "isAlone"> {
  /** The version of `doc`. */
  readonly version?: Version
  /** What another desk of the same client has left, and what has happened to the page since. */
  readonly kept?: { readonly work: Unsaved; readonly missed: readonly LoggedStep[] }
  readonly author: string
  readonly client: string
  readonly server: FakeServer
  readonly clock: FakeClock
  readonly random: Random
}

export function openDesk(options: OneDesk): Desk {
  const { author, client, server, clock, random } = options
  const link = new FakeLink(server, clock, random, options.trouble ?? quiet)
  let state = EditorState.create({
    doc: options.doc,
    plugins: [history({ newGroupDelay: 0 }), collab({ version: options.version ?? 0, clientID: client })],
  })
  const saves: string[] = []
  const refused: PushRefusal[] = []
  const repair = options.repair?.(author)
  const sync = new SyncClient({
    client,
    author,
    link,
    clock,
    getState: () => state,
    apply: tr => {
      state = state.apply(tr)
    },
    restMs: options.restMs ?? 0,
    onSave: save => saves.push(save.kind),
    onRefused: why => refused.push(why),
    ...(repair ? { repair } : {}),
    ...(options.isAlone ? { isAlone: options.isAlone } : {}),
    ...(options.batchSteps ? { batchSteps: options.batchSteps } : {}),
  })
  if (options.kept) {
    const { work, missed } = options.kept
    sync.takeOver(work.client, work.serial)
    const again = new InOrder()
    for (const steps of bringUp(work, author, missed) ?? []) {
      const { tr } = state
      for (const step of steps) again.make(tr, step)
      state = state.apply(tr)
    }
    sync.undone()
    sync.changed()
  }
  return {
    author,
    link,
    sync,
    close() {
      const work = sync.unsaved()
      sync.stop()
      link.up = false
      return work && (JSON.parse(JSON.stringify(work)) as Unsaved)
    },
    saves,
    refused,
    get state() {
      return state
    },
    do(make) {
      const tr = make(state)
      if (!tr) return
      state = state.apply(tr)
      sync.changed()
    },
  }
}

export function openDesks(options: DesksOptions) {
  const random = new Random(options.seed)
  const clock = new FakeClock(random)
  const authority = new FakeAuthority(options.doc, options.checkFor ?? (() => () => null))
  const desks = options.authors.map((author, number) =>
    openDesk({ ...options, author, client: `${author}/${number}`, server: authority, clock, random }),
  )
  authority.onTaken = (version, count) => {
    const { steps } = authority.stepsSince(version - count)
    for (const desk of desks)
      desk.link.bring(() => desk.sync.receive({ version: version - count + steps.length, steps }))
  }
  /** The trouble is over: lets everything arrive, as a stream does when it is opened again. */
  const settle = async (): Promise<void> => {
    for (const desk of desks) {
      desk.link.trouble = quiet
      desk.link.up = true
    }
    await clock.run(clock.now() + 1000)
    for (let round = 0; round < 20; round++) {
      for (const desk of desks) desk.sync.wake()
      await clock.run(clock.now() + 20_000)
      if (desks.every(desk => sendableSteps(desk.state) === null && desk.state.doc.eq(authority.room.doc))) return
    }
  }
  return { random, clock, authority, desks, settle }
}
