"use client"

import { SignedIn } from "@/components/shell/signed-in"
import type { Me } from "@/lib/sync/api"
import { BringIn } from "./bring-in"

/** Bringing in, for whoever is signed in; a sign-in in between keeps what was typed. */
export const BringInScreen = ({ me }: { me?: Me }) => <SignedIn me={me}>{who => <BringIn me={who} />}</SignedIn>
