import { read } from "@/lib/server/http/route"
import { unreadOf } from "@/lib/server/inbox/read"

export const GET = read(async ({ server, visitor }) => ({ unread: await unreadOf(server.db, await visitor()) }))
