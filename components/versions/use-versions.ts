"use client"

import { Node } from "prosemirror-model"
import { useCallback, useEffect, useState } from "react"
import { type ApiRefusal, api } from "@/lib/client/api"
import { schema } from "@/lib/review/schema"
import type { Me, PageMoment } from "@/lib/sync/api"
import type { DeskOpening } from "@/lib/sync/protocol"

export interface Opened {
  readonly me: Me
  readonly opening: DeskOpening
  readonly moments: readonly PageMoment[]
}

/** The page and its moments; `again` after something has changed. */
export function useMoments(id: string) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const again = useCallback(async () => {
    const [me, opening, moments] = await Promise.all([api.me(), api.open(id), api.moments(id)])
    if (!me.ok && me.why === "signed-out") {
      location.assign(`/?next=${encodeURIComponent(location.pathname + location.search)}`)
      return
    }
    const bad = [me, opening, moments].find(one => !one.ok)
    setSorry(bad && !bad.ok ? bad.why : null)
    if (me.ok && opening.ok && moments.ok) setOpened({ me: me.value, opening: opening.value, moments: moments.value })
  }, [id])
  useEffect(() => void again(), [again])
  return { opened, sorry, again }
}

/** The documents at these versions, fetched once each: what was is never otherwise. */
export function useDocs(id: string, versions: readonly number[]) {
  const [docs, setDocs] = useState<ReadonlyMap<number, Node>>(new Map())
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const missing = versions.filter(version => !docs.has(version)).join()
  useEffect(() => {
    if (missing === "") return
    let over = false
    void Promise.all(
      missing
        .split(",")
        .map(async version => ({ version: Number(version), answer: await api.version(id, Number(version)) })),
    ).then(all => {
      if (over) return
      const bad = all.find(one => !one.answer.ok)
      setSorry(bad && !bad.answer.ok ? bad.answer.why : null)
      const found = all.flatMap(({ version, answer }) =>
        answer.ok ? [[version, Node.fromJSON(schema, answer.value.doc)] as const] : [],
      )
      if (found.length > 0) setDocs(old => new Map([...old, ...found]))
    })
    return () => {
      over = true
    }
  }, [id, missing])
  return { docs, sorry }
}
