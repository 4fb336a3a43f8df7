import { answer, refusal, write } from "@/lib/server/http/route"
import { newPassword } from "@/lib/server/http/shapes"
import { deleteAccount, holderOf } from "@/lib/server/own-account"

export const POST = write(async ({ server, request, body }) => {
  const holder = await holderOf(server, request)
  const gone = await deleteAccount(server, holder, (await body(newPassword)).password)
  return gone.ok ? answer({ ok: true }) : refusal(gone.why)
})
