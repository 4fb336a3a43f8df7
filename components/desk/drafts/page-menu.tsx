"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { ClockIcon, DotsIcon, FileIcon, PeopleIcon, SwapIcon, TicketIcon } from "@/components/ui/icons"
import { Later, later } from "@/components/ui/later"
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu"
import { may } from "@/lib/review/roles"
import { useDesk, useDeskStore } from "../desk-context"

const answerDialog = later(async () => (await import("@/components/answer/answer-dialog")).AnswerDialog)
const draftDialog = later(async () => (await import("./draft-dialog")).DraftDialog)
const dueDialog = later(async () => (await import("../due-dialog")).DueDialog)
const pageRolesDialog = later(async () => (await import("../page-roles-dialog")).PageRolesDialog)

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
  const done = () => setAsked(null)
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
      {asked === "due" ? <Later part={dueDialog} props={{ onClose: done }} /> : null}
      {asked === "answer" ? <Later part={answerDialog} props={{ onClose: done }} /> : null}
      {asked === "roles" ? <Later part={pageRolesDialog} props={{ onClose: done }} /> : null}
      {side ? <Later part={draftDialog} props={{ side, onClose: () => setSide(null) }} /> : null}
    </>
  )
}
