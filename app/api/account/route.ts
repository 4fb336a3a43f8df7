import { answer, read, write } from "@/lib/server/http/route"
import { named } from "@/lib/server/http/shapes"
import { holderOf, ownAccount, rename } from "@/lib/server/own-account"

export const GET = read(async ({ server, request }) => ownAccount(server, await holderOf(server, request)))

export const POST = write(async ({ server, request, body }) => {
  await rename(server, await holderOf(server, request), (await body(named)).name)
  return answer({ ok: true })
})
