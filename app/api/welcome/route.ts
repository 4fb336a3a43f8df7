import { welcome } from "@/lib/server/account"
import { read } from "@/lib/server/http/route"

export const GET = read(({ server }) => welcome(server))
