import { write } from "@/lib/server/http/route"
import { readNotices } from "@/lib/server/http/shapes"
import { markRead, unreadOf } from "@/lib/server/inbox/read"

export const POST = write(async ({ server, visitor, body }) => {
  const who = await visitor()
  const { ids } = await body(readNotices)
  await markRead(server.db, who, ids)
  return { unread: await unreadOf(server.db, who) }
})
