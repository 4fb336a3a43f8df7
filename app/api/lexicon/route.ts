import { read } from "@/lib/server/http/route"
import { Refused } from "@/lib/server/refused"

/** The host's words, for the checks of whoever is signed in. The address has their stamp, so they are fetched once. */
export const GET = read(async ({ server, visitor, url }) => {
  await visitor()
  const { words } = server
  if (!words || url.searchParams.get("of") !== words.stamp) throw new Refused("not-found")
  return new Response(words.bytes, {
    headers: {
      "content-type": "application/octet-stream",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    },
  })
})
