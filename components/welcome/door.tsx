"use client"

import type { Welcome } from "@/lib/sync/api"
import { NoGroup } from "./no-group"
import { SignIn } from "./sign-in"

/** In place of a screen that is for members: sign in and go on there, or be told that one is of no group. */
export function Door({ welcome, noGroup }: { readonly welcome: Welcome; readonly noGroup: boolean }) {
  return noGroup ? <NoGroup /> : <SignIn goOn welcome={welcome} />
}
