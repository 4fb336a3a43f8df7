import { read } from "@/lib/server/http/route"

export const GET = read(async () => ({ ok: true }))
