"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Tick } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import { type MoveAction, moveActions, pageStates, type Role } from "@/lib/review/roles"
import { mayMove, moversOf, type Workflow } from "@/lib/review/workflow"
import type { GroupInfo } from "@/lib/sync/api"
import styles from "./workflow-dialog.module.css"

/** Coordinators always may, and who only reads never. */
const choosable = ["translator", "reviewer"] as const satisfies readonly Role[]

/** How pages move in a group: what the states are called, who moves a page to them, and whether four eyes are asked for. */
export function WorkflowDialog({ group, onClose }: { group: GroupInfo; onClose: () => void }) {
  const t = useTranslations("workflow")
  const states = useTranslations("states")
  const roleNames = useTranslations("roles")
  const [flow, setFlow] = useState<Workflow | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  useEffect(() => {
    let over = false
    void api.workflow(group.id).then(answer => {
      if (over) return
      if (answer.ok) setFlow(answer.value)
      else setWhy(answer.why)
    })
    return () => {
      over = true
    }
  }, [group.id])
  const save = async () => {
    if (flow === null) return
    const answer = await api.setWorkflow(group.id, flow)
    if (answer.ok) onClose()
    else setWhy(answer.why)
  }
  const setMover = (action: MoveAction, role: Role, may: boolean) => {
    if (flow === null) return
    const now = moversOf(action, flow).filter(one => one !== "coordinator" && one !== role)
    setFlow({ ...flow, movers: { ...flow.movers, [action]: may ? [...now, role] : now } })
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("title", { group: group.name })}
      description={t("help")}
      size="wide"
      footer={
        <Button look="main" disabled={flow === null} onClick={() => void save()}>
          {t("save")}
        </Button>
      }
    >
      <div className={styles.panel}>
        {flow ? (
          <>
            <h3 className={styles.head}>{t("names")}</h3>
            <div className={styles.names}>
              {pageStates.map(state => (
                <label key={state} className={styles.name}>
                  <span>{states(state)}</span>
                  <input
                    maxLength={60}
                    value={flow.names[state] ?? ""}
                    placeholder={states(state)}
                    onChange={event => setFlow({ ...flow, names: { ...flow.names, [state]: event.target.value } })}
                  />
                </label>
              ))}
            </div>
            <h3 className={styles.head}>{t("movers")}</h3>
            <table className={styles.movers}>
              <thead>
                <tr>
                  <th scope="col">{t("move")}</th>
                  {choosable.map(role => (
                    <th key={role} scope="col">
                      {roleNames(role)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {moveActions.map(action => (
                  <tr key={action}>
                    <th scope="row">{t(`actions.${action}`)}</th>
                    {choosable.map(role => (
                      <td key={role}>
                        <input
                          type="checkbox"
                          aria-label={`${t(`actions.${action}`)}: ${roleNames(role)}`}
                          checked={mayMove([role], action, flow)}
                          onChange={event => setMover(action, role, event.target.checked)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <Tick
              label={t("fourEyes")}
              help={t("fourEyesHelp")}
              checked={flow.fourEyes}
              onChange={event => setFlow({ ...flow, fourEyes: event.target.checked })}
            />
          </>
        ) : null}
        {why ? <Refused why={why} /> : null}
      </div>
    </Dialog>
  )
}
