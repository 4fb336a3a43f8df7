"use client"

import { useCallback, useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { TopBar } from "@/components/shell/top-bar"
import { useAnswer } from "@/components/shell/use-answer"
import { Choice } from "@/components/ui/choice"
import { Select } from "@/components/ui/field"
import { api } from "@/lib/client/api"
import type { Me } from "@/lib/sync/api"
import type { GroupChecks } from "@/lib/sync/checks"
import type { GroupGlossary } from "@/lib/sync/glossary"
import styles from "./glossary.module.css"
import { MemoryPart } from "./memory-part"
import { Rules } from "./rules"
import { Terms } from "./terms"

const parts = ["terms", "rules", "memory"] as const
type Part = (typeof parts)[number]

/** What a group says about words: its glossary, the rules it has made for itself, and what it has approved. */
export function GlossaryScreen({ me }: { me: Me }) {
  const t = useTranslations("glossary")
  const tm = useTranslations("memory")
  const [group, setGroup] = useState(me.group.id)
  const [part, setPart] = usePart()
  const ask = useCallback(() => api.glossary(group), [group])
  const { answer, again } = useAnswer(ask)
  return (
    <>
      <TopBar me={me} current="glossary" onHat={() => void again()} />
      <main id="content" tabIndex={-1} className={styles.wrap}>
        <div className={styles.head}>
          <div>
            <h1 className={styles.title}>{t("title")}</h1>
            <p className={styles.lead}>{part === "memory" ? tm("lead") : t(part === "terms" ? "lead" : "leadRules")}</p>
          </div>
          <div className={styles.where}>
            <Groups me={me} group={group} onChoose={setGroup} />
            <Choice
              label={t("parts")}
              value={part}
              options={parts.map(one => ({ value: one, label: one === "memory" ? tm("part") : t(one) }))}
              onChoose={setPart}
            />
          </div>
        </div>
        {answer.state === "here" ? (
          // Another group is another glossary: nothing typed for one goes to the other.
          <Part key={answer.value.group.id} part={part} glossary={answer.value} />
        ) : answer.state === "asking" ? (
          <p className="quiet">{answer.slow ? t("loading") : ""}</p>
        ) : (
          <Refused why={answer.why} what={t("notLoaded")} onRetry={() => void again()} />
        )}
      </main>
    </>
  )
}

function Part({ part, glossary }: { part: Part; glossary: GroupGlossary }) {
  const [checks, setChecks] = useState<GroupChecks>(glossary.checks)
  useEffect(() => setChecks(glossary.checks), [glossary.checks])
  const now = { ...glossary, checks }
  if (part === "memory") return <MemoryPart group={glossary.group.id} />
  return part === "terms" ? (
    <Terms glossary={now} onChanged={setChecks} />
  ) : (
    <Rules glossary={now} onChanged={setChecks} />
  )
}

/** Whoever is in several groups says whose words these are. */
function Groups({ me, group, onChoose }: { me: Me; group: string; onChoose: (group: string) => void }) {
  const t = useTranslations("glossary")
  const [groups, setGroups] = useState<readonly { id: string; name: string }[]>([])
  useEffect(() => {
    if (me.sample) return
    let over = false
    void api.groups().then(answer => {
      if (answer.ok && !over) setGroups(answer.value)
    })
    return () => {
      over = true
    }
  }, [me.sample])
  if (groups.length < 2) return null
  return (
    <Select
      className={styles.group ?? ""}
      aria-label={t("group")}
      value={group}
      onChange={event => onChoose(event.target.value)}
    >
      {groups.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}

/** The address says which of them is shown, so that it can be linked to. */
function usePart(): [Part, (part: Part) => void] {
  const [part, setPart] = useState<Part>("terms")
  useEffect(() => {
    const look = () => setPart(parts.find(one => `#${one}` === window.location.hash) ?? "terms")
    look()
    window.addEventListener("hashchange", look)
    return () => window.removeEventListener("hashchange", look)
  }, [])
  const choose = (next: Part) => {
    window.history.replaceState(null, "", next === "terms" ? window.location.pathname : `#${next}`)
    setPart(next)
  }
  return [part, choose]
}
