"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { AnswerDialog } from "@/components/answer/answer-dialog"
import { Button } from "@/components/ui/button"
import { ClockIcon, DotsIcon, FileIcon, PeopleIcon, SwapIcon, TicketIcon } from "@/components/ui/icons"
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu"
import { may } from "@/lib/review/roles"
import { useDesk, useDeskStore } from "../desk-context"
import { DueDialog } from "../due-dialog"
import { PageRolesDialog } from "../page-roles-dialog"
import { DraftDialog } from "./draft-dialog"

/** What can be done with the page as a whole, beside moving and exporting it. */
export function PageMenu({ manages }: { manages: boolean }) {
  const t = useTranslations("drafts")
  const tw = useTranslations("workflow")
  const tb = useTranslations("wordBack")
  const ta = useTranslations("answerDialog")
  const store = useDeskStore()
  const [asked, setAsked] = useState<"due" | "roles" | "answer" | null>(null)
  const page = useDesk(state => state.page)
  const [side, setSide] = useState<"source" | "target" | null>(null)
  const open = page.state !== "approved"
  return (
    <>
      <Menu align="end" trigger={<Button icon={<DotsIcon />} aria-label={t("more")} title={t("more")} />}>
        {open && may(page.roles, "edit-target") ? (
          <MenuItem icon={<FileIcon />} onClick={() => setSide("target")}>
            {t("bring")}
          </MenuItem>
        ) : null}
        {open && may(page.roles, "bring-in") ? (
          <MenuItem icon={<FileIcon />} onClick={() => setSide("source")}>
            {t("bringSource")}
          </MenuItem>
        ) : null}
        {open && may(page.roles, "suggest") ? (
          <MenuItem icon={<FileIcon />} onClick={() => store.setState({ panel: "word" })}>
            {tb("menu")}
          </MenuItem>
        ) : null}
        {!open || page.roles.some(role => role !== "viewer") ? (
          <MenuItem icon={<TicketIcon />} onClick={() => setAsked("answer")}>
            {ta("menu")}
          </MenuItem>
        ) : null}
        {may(page.roles, "set-due") ? (
          <MenuItem icon={<ClockIcon />} onClick={() => setAsked("due")}>
            {tw("dueMenu")}
          </MenuItem>
        ) : null}
        {manages ? (
          <MenuItem icon={<PeopleIcon />} onClick={() => setAsked("roles")}>
            {tw("rolesMenu")}
          </MenuItem>
        ) : null}
        <MenuLink icon={<SwapIcon />} href={`/pages/${encodeURIComponent(page.id)}/compare`}>
          {t("compare")}
        </MenuLink>
      </Menu>
      {asked === "due" ? <DueDialog onClose={() => setAsked(null)} /> : null}
      {asked === "answer" ? <AnswerDialog onClose={() => setAsked(null)} /> : null}
      {asked === "roles" ? <PageRolesDialog onClose={() => setAsked(null)} /> : null}
      {side ? <DraftDialog side={side} onClose={() => setSide(null)} /> : null}
    </>
  )
}
