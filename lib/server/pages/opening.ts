import type { DeskEvent, DeskOpening } from "@/lib/sync/protocol"
import { stampOf } from "../checks/group"
import { notFaultsOf } from "../checks/page"
import { infoOf, peopleIn } from "../people"
import { reasonsOf } from "../reasons"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { workflowOf, writtenBy } from "../workflow"
import { pageInfo, threadsOf } from "./info"
import { suggestionsOf } from "./suggestions"

export async function openDesk(server: Server, { row, person, roles }: PageAccess): Promise<DeskOpening> {
  const room = await server.rooms.open(row.id)
  const [suggestions, threads, people, reasons, workflow] = await Promise.all([
    suggestionsOf(server.db, row.id),
    threadsOf(server.db, row.id),
    peopleIn(server.db, row.group_id),
    reasonsOf(server.db, row.group_id),
    workflowOf(server.db, row.group_id),
  ])
  return {
    reasons,
    written: workflow.fourEyes ? [...(await writtenBy(server.db, row.id, person.id))] : [],
    me: infoOf(person),
    page: pageInfo(row, roles, workflow),
    doc: room.doc.toJSON(),
    version: room.version,
    suggestions,
    threads,
    people: people.map(infoOf),
  }
}

/** Everything that is not steps, as it is now: for a stream that may have missed some of it. */
export async function wholeTruth(server: Server, { row, roles }: PageAccess): Promise<DeskEvent[]> {
  const { db, hub } = server
  const [suggestions, threads, people, reasons, workflow, notFaults, stamp] = await Promise.all([
    suggestionsOf(db, row.id),
    threadsOf(db, row.id),
    peopleIn(db, row.group_id),
    reasonsOf(db, row.group_id),
    workflowOf(db, row.group_id),
    notFaultsOf(db, row.id),
    stampOf(db, row.group_id),
  ])
  return [
    { kind: "page", page: pageInfo(row, roles, workflow) },
    { kind: "people", people: people.map(infoOf), here: hub.here(row.id) },
    { kind: "reasons", reasons },
    { kind: "not-faults", notFaults },
    { kind: "checks", stamp },
    { kind: "suggestions", suggestions },
    ...threads.map(thread => ({ kind: "thread", thread }) as const),
  ]
}
