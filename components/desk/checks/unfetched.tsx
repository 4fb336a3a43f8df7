"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import type { CheckingState } from "@/lib/client/checking"
import { useDesk, useEditor } from "../desk-context"
import { keeperOf } from "./keeper"

type Missing = "notFetched" | "stopped" | "noDictionaries" | "noPack"

/** What is not checked because something did not come; null: all is here. */
const missingIn = ({ phase, checks, unfetched }: CheckingState): Missing | null => {
  if (phase === "failed") return checks === null ? "notFetched" : "stopped"
  if (unfetched.includes("dictionaries")) return "noDictionaries"
  return unfetched.length > 0 ? "noPack" : null
}

/** One sentence about what did not come, and a way to try it at once; it is tried again by itself, too. */
export function Unfetched({ className, inShort = false }: { className: string; inShort?: boolean }) {
  const t = useTranslations("checks.unfetched")
  const tc = useTranslations("common")
  const editor = useEditor()
  const missing = useDesk(state => missingIn(state.checking))
  if (!missing || !editor) return null
  const Line = inShort ? "span" : "p"
  return (
    <Line className={className} role="status">
      {t(inShort ? `short.${missing}` : missing)}{" "}
      {missing === "stopped" ? null : (
        <Button size="small" onClick={() => keeperOf(editor)?.fetchAgain()}>
          {tc("retry")}
        </Button>
      )}
    </Line>
  )
}
