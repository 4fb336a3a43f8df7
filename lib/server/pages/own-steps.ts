/**
 * Purpose: steps that the server makes itself for somebody who may ask for what they do (a new draft, an older version):
 *   they are numbered in the page's log like any others, and every open desk gets them live.
 * Design: the work is done beside the queue, on the document as it stood; when somebody was quicker it is done anew.
 */
import type { Node } from "prosemirror-model"
import type { Step } from "prosemirror-transform"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { append, type Room } from "@/lib/sync/authority"
import type { Act } from "@/lib/sync/protocol"
import type { Db } from "../db/engine"
import { newId } from "../secrets"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { keepTaken } from "./keep"

export interface Made<T> {
  readonly steps: readonly Step[]
  readonly acts: readonly Act[]
  readonly value: T
  /** The document after the steps, where it is known and sound; otherwise they are taken one by one. */
  readonly doc?: Node
  /** What is stored with the steps; `version` is the one after them. */
  store(db: Db, version: number): Promise<void>
}

type Refused = "page-is-approved" | "draft-too-long" | "server-fault"

/** How often it is done anew because the page went on meanwhile; after that it is done in turn, while the others wait. */
const TRIES_BESIDE = 3

/** `make` answers null when nothing is to be done after all. */
export async function takeOwnSteps<T>(
  server: Server,
  access: PageAccess,
  make: (room: Room) => Promise<Made<T> | null>,
): Promise<Outcome<T | null, Refused>> {
  const page = access.row.id
  for (let tries = 0; tries < TRIES_BESIDE + 2; tries++) {
    const room = await server.rooms.open(page)
    const ready = tries < TRIES_BESIDE ? await make(room) : undefined
    const answer = await server.rooms.inTurn(page, async (): Promise<Outcome<T | null, Refused> | "again"> => {
      const { state } = await server.db
        .selectFrom("pages")
        .select("state")
        .where("id", "=", page)
        .executeTakeFirstOrThrow()
      if (state === "approved") return refuse("page-is-approved")
      const now = await server.rooms.open(page)
      if (ready !== undefined && now.version !== room.version) return "again"
      const made = ready === undefined ? await make(now) : ready
      if (made === null) return done(null)
      const { steps, acts, value, store, doc } = made
      const json = steps.map(step => step.toJSON() as unknown)
      const push = { version: now.version, client: newId(), serial: 1, steps: json, acts }
      const got = append(now, steps, push, access.person.id, doc)
      if (got.answer.kind === "refused") return refuse("draft-too-long")
      return (await keepTaken(server, access, got, tx => store(tx, got.room.version))) ? done(value) : "again"
    })
    if (answer !== "again") return answer
  }
  return refuse("server-fault")
}
