import { read } from "@/lib/server/http/route"
import { inboxOf } from "@/lib/server/inbox/read"

export const GET = read(async ({ server, visitor }) => inboxOf(server.db, await visitor()))
