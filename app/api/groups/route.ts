import { read } from "@/lib/server/http/route"
import { groupsOf } from "@/lib/server/members"

export const GET = read(async ({ server, visitor }) => groupsOf(server.db, await visitor()))
