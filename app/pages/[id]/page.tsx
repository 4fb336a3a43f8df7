import { DeskPage } from "@/components/desk/desk-page"
import { FirstSheet } from "@/components/desk/first/first-sheet"
import { lookOfRequest } from "../../look-of-request"
import { openingOfRequest } from "./opening-of-request"

interface Asked {
  readonly params: Promise<{ id: string }>
  readonly searchParams: Promise<Record<string, unknown>>
}

export default async function Page({ params, searchParams }: Asked) {
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const came = await openingOfRequest(id)
  // A link to one conversation or pair opens there, not at the top.
  const top = came !== null && Object.keys(asked).length === 0
  return (
    <DeskPage id={id} first={came?.first ?? null}>
      {top ? <FirstSheet opening={came.opening} locale={(await lookOfRequest()).locale} /> : null}
    </DeskPage>
  )
}
