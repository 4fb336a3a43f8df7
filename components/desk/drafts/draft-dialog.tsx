"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { emptySlate, type FormatId, hasText, knownOf } from "@/components/import/sides"
import { Slate } from "@/components/import/slate"
import { Refused } from "@/components/shell/refused"
import { Button, ButtonLink } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Select } from "@/components/ui/field"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { DraftProposal, DraftTaken, NewDraft } from "@/lib/sync/api"
import { useDesk } from "../desk-context"
import styles from "./draft-dialog.module.css"
import { Proposal } from "./proposal"

const formats: readonly FormatId[] = ["text", "markdown", "html", "trac-wiki"]
const packedFormats: readonly FormatId[] = ["docx"]

type Stage =
  | { readonly at: "text" }
  | { readonly at: "looking" }
  | { readonly at: "proposed"; readonly proposal: DraftProposal; readonly again: boolean }
  | { readonly at: "taken"; readonly taken: Extract<DraftTaken, { kind: "taken" }> }

export interface DraftDialogProps {
  readonly side: "source" | "target"
  /** A file that is at hand already. */
  readonly first?: { readonly name: string; readonly text: string }
  readonly onClose: () => void
}

/** A new draft: paste or drop it, see what it would change, bring it in. */
export function DraftDialog({ side, first, onClose }: DraftDialogProps) {
  const t = useTranslations("drafts")
  const tb = useTranslations("bringIn")
  const page = useDesk(state => state.page)
  const [slate, setSlate] = useState({ ...emptySlate, ...first })
  const [stage, setStage] = useState<Stage>({ at: "text" })
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const [anyway, setAnyway] = useState(false)
  const known = knownOf({ ...slate, lang: page[side] }, page[side])
  const draft: NewDraft = {
    side,
    format: known.format,
    text: slate.text,
    ...(slate.name === null ? {} : { name: slate.name }),
    ...(anyway ? { anyway } : {}),
  }
  const look = async (wish: NewDraft) => {
    setSorry(null)
    setStage({ at: "looking" })
    const answer = await api.proposeDraft(page.id, wish)
    if (!answer.ok) setSorry(answer.why)
    setStage(answer.ok ? { at: "proposed", proposal: answer.value, again: false } : { at: "text" })
  }
  const bring = async (proposal: DraftProposal) => {
    setSorry(null)
    setStage({ at: "looking" })
    const answer = await api.takeDraft(page.id, { ...draft, seal: proposal.seal })
    if (!answer.ok) {
      setSorry(answer.why)
      setStage({ at: "proposed", proposal, again: false })
    } else if (answer.value.kind === "changed")
      setStage({ at: "proposed", proposal: answer.value.proposal, again: true })
    else setStage({ at: "taken", taken: answer.value })
  }
  const proposal = stage.at === "proposed" ? stage.proposal : null
  const isTaken = stage.at === "taken"
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : onClose())}
      title={t("title", { side })}
      description={isTaken ? undefined : t("description")}
      size="wide"
      footer={
        isTaken ? (
          <>
            <ButtonLink look="line" href={compareAddress(page.id, stage.taken, side)}>
              {t("seeCompare")}
            </ButtonLink>
            <Button look="main" onClick={onClose}>
              {t("close")}
            </Button>
          </>
        ) : proposal ? (
          <>
            <Button onClick={() => setStage({ at: "text" })}>{t("back")}</Button>
            <Button look="main" disabled={proposal.rows.length === 0} onClick={() => void bring(proposal)}>
              {t("bringItIn")}
            </Button>
          </>
        ) : (
          <Button look="main" disabled={!hasText(slate) || stage.at === "looking"} onClick={() => void look(draft)}>
            {t("look")}
          </Button>
        )
      }
    >
      <div className={styles.body}>
        {sorry ? <Refused why={sorry} /> : null}
        {sorry === "draft-in-other-language" ? (
          <Button
            look="line"
            size="small"
            onClick={() => {
              setAnyway(true)
              void look({ ...draft, anyway: true })
            }}
          >
            {t("anyway")}
          </Button>
        ) : null}
        {stage.at === "text" ? (
          <div className={styles.slate}>
            <Slate
              bare
              role={t("role", { side })}
              label={t("text", { side })}
              placeholder={t("placeholder")}
              slate={slate}
              known={known}
              onChange={next => {
                setSlate(next)
                setAnyway(false)
              }}
            >
              {slate.text === "" ? null : (
                // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, a component of ours
                <label className={styles.format}>
                  {t("format")}
                  <Select
                    quiet
                    value={known.format}
                    onChange={event => setSlate({ ...slate, format: event.target.value as FormatId })}
                  >
                    {(known.format === "docx" ? packedFormats : formats).map(format => (
                      <option key={format} value={format}>
                        {tb(`formats.${format}`)}
                      </option>
                    ))}
                  </Select>
                </label>
              )}
            </Slate>
          </div>
        ) : null}
        {stage.at === "looking" ? <p role="status">{t("looking")}</p> : null}
        {stage.at === "proposed" && stage.again ? <NoteLine tone="strip">{t("changed")}</NoteLine> : null}
        {proposal ? <Proposal report={proposal.report} rows={proposal.rows} lang={page[side]} /> : null}
        {isTaken ? <Taken taken={stage.taken} lang={page[side]} /> : null}
      </div>
    </Dialog>
  )
}

function Taken({ taken, lang }: { taken: Extract<DraftTaken, { kind: "taken" }>; lang: string }) {
  const t = useTranslations("drafts")
  const { suggestions, threads } = taken.report
  const lost =
    suggestions.filter(one => one.fate === "superseded").length + threads.filter(one => one.fate === "gone").length
  return (
    <>
      <p role="status">{t("done", { lost })}</p>
      <Proposal report={taken.report} rows={[]} lang={lang} done />
    </>
  )
}

const compareAddress = (page: string, { before, version }: { before: number; version: number }, side: string): string =>
  `/pages/${encodeURIComponent(page)}/compare?from=${before}&to=${version}&side=${side}`
