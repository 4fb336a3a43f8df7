"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { DotsIcon, FileIcon, SwapIcon } from "@/components/ui/icons"
import { Menu, MenuItem, MenuLink } from "@/components/ui/menu"
import { may } from "@/lib/review/roles"
import { useDesk } from "../desk-context"
import { DraftDialog } from "./draft-dialog"

/** What can be done with the page as a whole, beside moving and exporting it. */
export function PageMenu() {
  const t = useTranslations("drafts")
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
        <MenuLink icon={<SwapIcon />} href={`/pages/${encodeURIComponent(page.id)}/compare`}>
          {t("compare")}
        </MenuLink>
      </Menu>
      {side ? <DraftDialog side={side} onClose={() => setSide(null)} /> : null}
    </>
  )
}
