import { answer, read, write } from "@/lib/server/http/route"
import { rejectReasons } from "@/lib/server/http/shapes"
import { reasonsOf, setReasons } from "@/lib/server/reasons"
import { personTo } from "@/lib/server/visitor"

export const GET = read(async ({ server, visitor }) => reasonsOf(server.db, personTo(await visitor(), "see").group))

export const POST = write(async ({ server, visitor, body }) => {
  const person = personTo(await visitor(), "set-reasons")
  return answer(await setReasons(server, person.group, await body(rejectReasons)))
})
