import { read, write } from "@/lib/server/http/route"
import { digestWish } from "@/lib/server/http/shapes"
import { mailWishes, setDigest } from "@/lib/server/outside/mail"
import { holderOf } from "@/lib/server/own-account"

export const GET = read(async ({ server, request }) => mailWishes(server, (await holderOf(server, request)).user))

export const POST = write(async ({ server, request, body }) => {
  const { user } = await holderOf(server, request)
  const { digest, locale } = await body(digestWish)
  await setDigest(server.db, user, digest, locale)
  return mailWishes(server, user)
})
