import { read, write } from "@/lib/server/http/route"
import { preferences } from "@/lib/server/http/shapes"
import { keepPreferences, preferencesOf } from "@/lib/server/preferences"

export const GET = read(async ({ server, visitor }) => preferencesOf(server.db, (await visitor()).user))

export const POST = write(async ({ server, visitor, body, limit }) => {
  const { user } = await visitor()
  limit("preferences", 120, 60, user)
  const wished = await body(preferences, 40_000)
  await keepPreferences(server.db, user, wished)
  return wished
})
