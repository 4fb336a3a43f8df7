import { ComparePage } from "@/components/versions/compare-page"

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <ComparePage id={id} />
}
