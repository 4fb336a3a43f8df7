import { read } from "@/lib/server/http/route"
import { exportOf, holderOf } from "@/lib/server/own-account"

export const GET = read(async ({ server, request }) => {
  const body = JSON.stringify(await exportOf(server, await holderOf(server, request)), null, 2)
  return new Response(body, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="cotejo-account.json"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  })
})
