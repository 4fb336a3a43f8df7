"use client"

import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import { useDesk } from "@/components/desk/desk-context"
import { Choice } from "@/components/ui/choice"
import { may } from "@/lib/review/roles"
import styles from "./export-dialog.module.css"
import { asks, type Choices, others, texts, type Way, xliffVersions } from "./wish"

interface Props {
  readonly choices: Choices
  readonly onChoose: (choices: Choices) => void
}

/** The left side of the export dialog: the format, and what has to be asked about it. */
export function ExportOptions({ choices, onChoose }: Props) {
  const t = useTranslations("export")
  const tt = useTranslations("takeOut")
  const tw = useTranslations("exportWays")
  const page = useDesk(state => state.page)
  const suggestions = useDesk(state => state.notes.filter(note => note.kind === "suggestion").length)
  const set = (some: Partial<Choices>) => onChoose({ ...choices, ...some })
  const way = (one: Way, label: string) => (
    <Option key={one} name="format" checked={choices.way === one} onChoose={() => set({ way: one })}>
      {label}
    </Option>
  )
  const isMore = others.some(one => one === choices.way)
  return (
    <div>
      <fieldset className={styles.group}>
        <legend>{t("format")}</legend>
        <div className={styles.formats}>
          {texts.map(one => way(one, one === "mediawiki" ? tt(`formats.${one}`) : t(`formats.${one}`)))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{tw("elsewhere")}</legend>
        {way("word-review", tw("word"))}
        {choices.way === "word-review" ? (
          <Choice
            className={styles.sub}
            label={tw("layout")}
            value={choices.layout}
            options={(["review", "table"] as const).map(value => ({ value, label: tw(`layouts.${value}`) }))}
            onChoose={layout => set({ layout })}
          />
        ) : null}
        {way("xliff", tt("xliff"))}
        {choices.way === "xliff" ? (
          <Choice
            className={styles.sub}
            label={tt("version")}
            value={choices.version}
            options={xliffVersions.map(value => ({ value, label: value }))}
            onChoose={version => set({ version })}
          />
        ) : null}
      </fieldset>
      <details className={styles.more} open={isMore || undefined}>
        <summary>{tt("more")}</summary>
        {others
          .filter(one => one !== "archive" || may(page.roles, "moderate-comments"))
          .map(one => way(one, tt(`formats.${one}`)))}
      </details>
      {asks.skeleton(choices) ? (
        <fieldset className={styles.group}>
          <legend>{tt("skeleton")}</legend>
          {(["draft", "source"] as const).map(one => (
            <Option
              key={one}
              name="skeleton"
              checked={choices.skeleton === one}
              onChoose={() => set({ skeleton: one })}
            >
              {tt(`skeletons.${one}`)}
            </Option>
          ))}
        </fieldset>
      ) : null}
      {suggestions > 0 && asks.open(choices) ? (
        <fieldset className={styles.group}>
          <legend>{t("open", { count: suggestions })}</legend>
          {(["leave", "take"] as const).map(one => (
            <Option
              key={one}
              name="open"
              checked={choices.open === one}
              help={t(`${one}Help`)}
              onChoose={() => set({ open: one })}
            >
              {t(one)}
            </Option>
          ))}
        </fieldset>
      ) : null}
      {asks.comments(choices) || asks.credits(choices) || asks.safe(choices) ? (
        <fieldset className={styles.group}>
          <legend>{t("also")}</legend>
          {asks.comments(choices) ? (
            <Box
              checked={choices.comments}
              help={choices.way === "xliff" ? tt("packageHelp") : undefined}
              onChange={comments => set({ comments })}
            >
              {choices.way === "xliff"
                ? tt("package")
                : choices.way === "critic"
                  ? tt("commentsInside")
                  : t("comments")}
            </Box>
          ) : null}
          {asks.credits(choices) ? (
            <Box checked={choices.credits} onChange={credits => set({ credits })}>
              {t("credits")}
            </Box>
          ) : null}
          {asks.safe(choices) ? (
            <Box checked={choices.safe} help={tt("safeHelp")} onChange={safe => set({ safe })}>
              {tt("safe")}
            </Box>
          ) : null}
        </fieldset>
      ) : null}
      <WayHelp way={choices.way} />
    </div>
  )
}

/** What has to be known of a way out before it is taken. */
function WayHelp({ way }: { way: Way }) {
  const tt = useTranslations("takeOut")
  const helps: Partial<Record<Way, string>> = {
    tmx: tt("tmxHelp"),
    archive: tt("archiveHelp"),
    decisions: tt("recordHelp"),
    mqm: tt("mqmHelp"),
  }
  const help = helps[way]
  return help === undefined ? null : <p className="quiet">{help}</p>
}

interface OptionProps {
  readonly name: string
  readonly checked: boolean
  readonly help?: string
  readonly onChoose: () => void
  readonly children: ReactNode
}

const Option = ({ name, checked, help, onChoose, children }: OptionProps) => (
  <label className={styles.option}>
    <input type="radio" name={name} checked={checked} onChange={onChoose} />
    {children}
    {help === undefined ? null : <small>{help}</small>}
  </label>
)

interface BoxProps {
  readonly checked: boolean
  readonly help?: string | undefined
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}

const Box = ({ checked, help, onChange, children }: BoxProps) => (
  <label className={styles.option}>
    <input type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
    {children}
    {help === undefined ? null : <small>{help}</small>}
  </label>
)
