"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { InviteDialog } from "@/components/shell/invite-dialog"
import { Refused } from "@/components/shell/refused"
import { TopBar } from "@/components/shell/top-bar"
import { useAnswer } from "@/components/shell/use-answer"
import { Button } from "@/components/ui/button"
import { PlusIcon } from "@/components/ui/icons"
import { api } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import type { GroupInfo, Me } from "@/lib/sync/api"
import { MembersTable } from "./members-table"
import { OutsideDialog } from "./outside-dialog"
import styles from "./people.module.css"
import { RenameDialog } from "./rename-dialog"
import { WorkflowDialog } from "./workflow-dialog"

/** Everybody in the groups one is of, and, for those who coordinate, what they may do about them. */
export function PeopleScreen({ me }: { me: Me }) {
  const t = useTranslations("people")
  const { answer, again } = useAnswer(api.groups)
  return (
    <>
      <TopBar me={me} current="people" onHat={() => void again()} />
      <main id="content" tabIndex={-1} className={styles.wrap}>
        {answer.state === "here" ? (
          answer.value.map((group, i) => (
            <Group key={group.id} group={group} me={me} first={i === 0} onChanged={() => void again()} />
          ))
        ) : answer.state === "asking" ? (
          <>
            <h1 className={styles.title}>{t("title")}</h1>
            <p className="quiet">{answer.slow ? t("loading") : ""}</p>
          </>
        ) : (
          <Refused why={answer.why} what={t("notLoaded")} onRetry={() => void again()} />
        )}
      </main>
    </>
  )
}

interface GroupProps {
  readonly group: GroupInfo
  readonly me: Me
  readonly first: boolean
  readonly onChanged: () => void
}

function Group({ group, me, first, onChanged }: GroupProps) {
  const t = useTranslations("people")
  const tw = useTranslations("workflow")
  const outside = useTranslations("outside")
  const common = useTranslations("common")
  const [inviting, setInviting] = useState(false)
  const [renaming, setRenaming] = useState(false)
  const [flowing, setFlowing] = useState(false)
  const [telling, setTelling] = useState(false)
  const self = group.members.find(one => one.id === group.me)
  const manages = !me.sample && may(self?.roles ?? [], "manage-people")
  // Invitations are made for the group one is in at the moment.
  const invites = manages && group.id === me.group.id
  const Title = first ? "h1" : "h2"
  return (
    <section className={styles.group} aria-labelledby={`group-${group.id}`}>
      <div className={styles.head}>
        <div>
          <Title id={`group-${group.id}`} className={styles.title}>
            {me.sample ? t("title") : group.name}
          </Title>
          <p className={styles.count}>{t("count", { count: group.members.length })}</p>
        </div>
        <div className={styles.verbs}>
          {me.sample ? null : (
            <Button look="line" onClick={() => setTelling(true)}>
              {outside("open")}
            </Button>
          )}
          {manages ? (
            <Button look="line" onClick={() => setFlowing(true)}>
              {tw("open")}
            </Button>
          ) : null}
          {manages ? (
            <Button look="line" onClick={() => setRenaming(true)}>
              {t("renameGroup")}
            </Button>
          ) : null}
          {invites ? (
            <Button look="main" icon={<PlusIcon />} onClick={() => setInviting(true)}>
              {common("invite")}
            </Button>
          ) : null}
        </div>
      </div>
      <MembersTable group={group} manages={manages} guest={me.sample !== null} onChanged={onChanged} />
      {invites ? <InviteDialog open={inviting} onOpenChange={setInviting} group={group.name} /> : null}
      {telling ? <OutsideDialog group={group} manages={manages} onClose={() => setTelling(false)} /> : null}
      {flowing ? <WorkflowDialog group={group} onClose={() => setFlowing(false)} /> : null}
      {manages ? <RenameDialog group={group} open={renaming} onOpenChange={setRenaming} onDone={onChanged} /> : null}
    </section>
  )
}
