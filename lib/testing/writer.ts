/** A process that pushes to a page and says which version it was told is stored. Its only purpose is to be killed. */
import { EditorState } from "prosemirror-state"
import { readConfig } from "@/lib/server/config"
import { storePage } from "@/lib/server/pages/bring-in"
import { takePush } from "@/lib/server/pages/push"
import { addMember, makeGroup } from "@/lib/server/people"
import { openServer } from "@/lib/server/server"
import { pairsOf, targetText } from "./desks"

const server = await openServer(readConfig(process.env, process.cwd()))
const now = new Date().toISOString()
await server.db
  .insertInto("user")
  .values({
    id: "u",
    name: "W",
    email: "w@desk.test",
    isAnonymous: server.engine.kind === "sqlite" ? 0 : false,
    emailVerified: server.engine.kind === "sqlite" ? 0 : false,
    createdAt: now,
    updatedAt: now,
  })
  .execute()
const group = await makeGroup(server.db, "G", "group")
const person = await addMember(server.db, group, { user: "u", name: "Wanda", roles: ["translator"] })
const file = { format: "text", lang: "en", text: "" } as const
const page = await storePage(server.db, person, { title: "T", source: file, target: file }, pairsOf("uno", "dos"), null)
const row = await server.db.selectFrom("pages").selectAll().where("id", "=", page).executeTakeFirstOrThrow()
process.stdout.write(`page ${page}\n`)
let { doc } = await server.rooms.open(page)
for (let serial = 0; ; serial++) {
  const tr = EditorState.create({ doc }).tr.insertText("x", targetText(doc, serial % 2).from)
  const push = { version: serial, client: "w", serial, steps: tr.steps.map(step => step.toJSON()), acts: [] }
  const answer = await takePush(server, { row, person, roles: person.roles }, push)
  if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer))
  doc = tr.doc
  process.stdout.write(`${answer.version}\n`)
}
