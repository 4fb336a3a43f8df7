import { DeskPage } from "@/components/desk/desk-page"
import { openingOfRequest } from "./opening-of-request"

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <DeskPage id={id} first={await openingOfRequest(id)} />
}
