/**
 * A process in which ten people type into a page of their own kind each, at once, and which says of every piece that was
 * acknowledged. Its only purpose is to be killed. Run on the same folder again it goes on with a new page.
 */
import { EditorState } from "prosemirror-state"
import { readConfig } from "@/lib/server/config"
import { storePage } from "@/lib/server/pages/bring-in"
import { takePush } from "@/lib/server/pages/push"
import { addMember, makeGroup, type Person, peopleIn } from "@/lib/server/people"
import { openServer } from "@/lib/server/server"
import { pairsOf, targetText } from "./desks"

const TYPISTS = 10
const round = process.env.COTEJO_ROUND ?? "0"
const server = await openServer(readConfig(process.env, process.cwd()))
const { db } = server
const no = (server.engine.kind === "sqlite" ? 0 : false) as never

async function people(): Promise<readonly Person[]> {
  const known = await db.selectFrom("groups").select("id").executeTakeFirst()
  if (known) return peopleIn(db, known.id)
  const group = await makeGroup(db, "G", "group")
  const now = new Date().toISOString()
  const made: Person[] = []
  for (let i = 0; i < TYPISTS; i++) {
    const user = { id: `u${i}`, name: "W", email: `w${i}@desk.test`, createdAt: now, updatedAt: now }
    await db
      .insertInto("user")
      .values({ ...user, isAnonymous: no, emailVerified: no })
      .execute()
    made.push(await addMember(db, group, { user: user.id, name: `W${i}`, roles: ["translator"] }))
  }
  return made
}

const typists = await people()
const [first] = typists
if (!first) throw new Error("nobody types")
const file = { format: "text", lang: "en", text: "" } as const
const doc = pairsOf(...typists.map(() => "uno"))
const page = await storePage(db, first, { title: "T", source: file, target: file }, doc, null)
const row = await db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirstOrThrow()
process.stdout.write(`page ${page}\n`)

async function type(person: Person, index: number): Promise<never> {
  for (let serial = 1; ; serial++) {
    const piece = `[${round}.${index}.${serial}]`
    const room = await server.rooms.open(page)
    const tr = EditorState.create({ doc: room.doc }).tr
    tr.insertText(piece, targetText(room.doc, index).to)
    const push = {
      version: room.version,
      client: `w${index}`,
      serial,
      steps: tr.steps.map(step => step.toJSON()),
      acts: [],
    }
    const answer = await takePush(server, { row, person, roles: person.roles }, push)
    if (answer.kind === "accepted") process.stdout.write(`${piece}\n`)
    else if (answer.kind === "refused") throw new Error(JSON.stringify(answer))
    await new Promise(soon => setTimeout(soon, 5))
  }
}
await Promise.all(typists.map(type))
