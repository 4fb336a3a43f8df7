"use client"

import { FirstVisit } from "@/components/welcome/first-visit"
import { SignIn } from "@/components/welcome/sign-in"
import type { Me, PageSummary, Welcome } from "@/lib/sync/api"
import { PagesList } from "./pages-list"

export type HomeProps =
  | { readonly me: Me; readonly pages: readonly PageSummary[]; readonly welcome?: never }
  | { readonly welcome: Welcome; readonly me?: never; readonly pages?: never }

/** The address of the house: first visit, sign-in, or the pages. */
export function Home({ me, pages, welcome }: HomeProps) {
  if (me) return <PagesList me={me} first={pages} />
  return welcome.needsFirstAccount ? <FirstVisit sampleOffered={welcome.sampleOffered} /> : <SignIn welcome={welcome} />
}
