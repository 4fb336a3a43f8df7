import { setWord } from "@/lib/server/checks/group"
import { write } from "@/lib/server/http/route"
import { wordWish } from "@/lib/server/http/shapes"
import { personOfPage } from "@/lib/server/visitor"

export const POST = write(async ({ server, visitor, params, body }) => {
  const person = await personOfPage(server, await visitor(), params.id ?? "", "keep-terms")
  return setWord(server, person, await body(wordWish))
})
