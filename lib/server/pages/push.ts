/**
 * Purpose: take pushes: ask the authority, store, tell.
 * Design: those that wait for a page are taken together, one after the other in one transaction, and told in one event: what
 *   costs most is to make sure that they are on the disk, and to tell a hundred readers. When the transaction fails, each
 *   is taken alone, so that none fails for another's sake.
 * Guarantees: what was answered "accepted" is on the disk, with everything that follows from it, in one transaction.
 *   Whoever is second for a version (another instance) finds it taken, catches up and is judged again.
 */
import { receive } from "@/lib/sync/authority"
import type { Answer } from "@/lib/sync/protocol"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { checkFor, type PageNow, pageNow } from "./check"
import { finish, type Kept, store } from "./keep"

/**
 * Milliseconds between two times that pushes of a page are taken: those that come meanwhile go together. The more hear of
 * it, the longer: telling each of a hundred readers of each letter is most of the work there is.
 */
const GATHER_MS = 30
const GATHER_MS_PER_STREAM = 0.3
const MOST_GATHER_MS = 80
/** Pushes taken in one transaction. */
const AT_ONCE = 40
/** How often losing the race for a version is answered by trying again here. */
const TRIES = 5

/** A push that waits for its turn. */
interface Waiting {
  readonly access: PageAccess
  readonly value: unknown
  readonly answer: (answer: Answer) => void
  readonly fail: (error: unknown) => void
}

/** Pushes to a page that wait. */
interface Line {
  readonly waiting: Waiting[]
  /** Is somebody about to take them? */
  going: boolean
}

const lines = new WeakMap<Server, Map<string, Line>>()

function lineOf(server: Server, page: string): Line {
  const here = lines.get(server) ?? new Map<string, Line>()
  lines.set(server, here)
  const line = here.get(page) ?? { waiting: [], going: false }
  here.set(page, line)
  return line
}

export function takePush(server: Server, access: PageAccess, value: unknown): Promise<Answer> {
  const line = lineOf(server, access.row.id)
  return new Promise((answer, fail) => {
    line.waiting.push({ access, value, answer, fail })
    if (!line.going) void goThrough(server, access.row.id, line)
  })
}

/** Takes those that wait, turn by turn, until nobody does. */
async function goThrough(server: Server, page: string, line: Line): Promise<void> {
  line.going = true
  while (line.waiting.length > 0) {
    try {
      await server.rooms.inTurn(page, () => takeEach(server, page, line.waiting.splice(0, AT_ONCE)))
    } catch (error) {
      for (const one of line.waiting.splice(0)) one.fail(error)
    }
    const pause = Math.min(MOST_GATHER_MS, GATHER_MS + server.hub.streamsAt(page) * GATHER_MS_PER_STREAM)
    await new Promise(resolve => setTimeout(resolve, pause))
  }
  line.going = false
  lines.get(server)?.delete(page)
}

async function takeEach(server: Server, page: string, these: readonly Waiting[]): Promise<void> {
  try {
    const answers = await takeTogether(server, page, these)
    for (const [i, one] of these.entries()) one.answer(answers[i] as Answer)
  } catch (error) {
    const [only, ...others] = these
    if (others.length === 0) only?.fail(error)
    else for (const one of these) await takeEach(server, page, [one])
  }
}

/** The answers, in the same order. Throws when one of them could not be judged or stored; then none was taken. */
async function takeTogether(server: Server, page: string, these: readonly Waiting[]): Promise<readonly Answer[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await server.rooms.open(page)
    try {
      const { answers, room, tellNow } = await server.db.transaction().execute(async tx => {
        let room = before
        const answers: Answer[] = []
        const kept: Kept[] = []
        const [first] = these
        const now = first && (await pageNow(tx, first.access))
        for (const { access, value } of now ? these : []) {
          const ask = await checkFor(tx, access, now as PageNow)
          const got = await ask(check => receive(room, value, access.person.id, check))
          answers.push(got.answer)
          if (got.taken.length === 0) continue
          kept.push({ access, got, changed: await store(tx, access, got) })
          room = got.room
        }
        return { answers, room, tellNow: await finish(server, tx, kept, before.version) }
      })
      server.rooms.keep(page, room)
      tellNow()
      return answers
    } catch (error) {
      if (!server.engine.isTaken(error)) throw error
    }
  }
  const { version } = await server.rooms.open(page)
  return these.map(() => ({ kind: "behind", version }))
}
