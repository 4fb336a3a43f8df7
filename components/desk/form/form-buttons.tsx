"use client"

import { useTranslations } from "use-intl"
import { useHint, useShortcut } from "@/components/keys/use-keys"
import { Button } from "@/components/ui/button"
import { DownIcon, LinkIcon } from "@/components/ui/icons"
import { Menu, MenuChoices } from "@/components/ui/menu"
import { linkPlace } from "@/lib/review/commands/set-link"
import { markable } from "@/lib/review/commands/toggle-mark"
import { schema } from "@/lib/review/schema"
import type { DeskEditor } from "../editor/desk-editor"
import styles from "./form-buttons.module.css"
import { formAuthor, kindCommand, markCommand } from "./form-doings"
import { kindHere, kinds } from "./kinds"

const marks = [
  { action: "bold", type: schema.marks.strong, sign: <b>B</b> },
  { action: "italic", type: schema.marks.em, sign: <i>I</i> },
  { action: "code", type: schema.marks.code, sign: <code>{"<>"}</code> },
] as const

interface FormButtonsProps {
  readonly editor: DeskEditor
  /** The words look otherwise now. */
  readonly onDone: () => void
  /** A menu is open, or was: it takes the focus out of the text, not the words. */
  readonly onMenu: (isOpen: boolean) => void
  /** Where the focus goes after the menu. */
  readonly focusAfter: () => HTMLElement | false
}

/** Bold, italic, code, a link and the kind of block, for the words selected in a target. */
export function FormButtons({ editor, onDone, onMenu, focusAfter }: FormButtonsProps) {
  const t = useTranslations("form")
  const ta = useTranslations("actions")
  const hint = useHint()
  const shortcut = useShortcut()
  const { state } = editor
  const author = formAuthor(editor)
  const named = (action: "bold" | "italic" | "code" | "link") => {
    const [name, key] = [ta(action), hint(action, "text")]
    return { "aria-label": name, "aria-keyshortcuts": shortcut(action, "text"), title: key ? `${name} (${key})` : name }
  }
  const kind = kindHere(state, author)
  const kindName = kind ? t(`kinds.${kind}`) : t("otherKind")
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons beside buttons are no fieldset
    <div role="group" className={styles.buttons} aria-label={t("label")}>
      {marks.map(({ action, type, sign }) => (
        <Button
          key={action}
          size="small"
          className={styles.mark}
          icon={<span className={styles.sign}>{sign}</span>}
          {...named(action)}
          aria-pressed={isOn(editor, type)}
          disabled={!markCommand(editor, type)(state)}
          // Pressing must not take the selection away.
          onPointerDown={event => event.preventDefault()}
          onClick={() => {
            markCommand(editor, type)(editor.state, editor.view.dispatch)
            onDone()
          }}
        />
      ))}
      <Button
        size="small"
        className={styles.mark}
        icon={<LinkIcon />}
        {...named("link")}
        aria-pressed={isOn(editor, schema.marks.link)}
        disabled={linkPlace(state, author) === null}
        onPointerDown={event => event.preventDefault()}
        onClick={() => editor.store.setState({ panel: "link" })}
      />
      <Menu
        onOpenChange={onMenu}
        focusAfter={focusAfter}
        trigger={
          <Button size="small" aria-label={t("kindNow", { kind: kindName })} title={t("kind")}>
            {kindName}
            <DownIcon size={12} />
          </Button>
        }
      >
        <MenuChoices
          label={t("kind")}
          value={kind ?? ""}
          choices={kinds.map(value => ({ value, label: t(`kinds.${value}`) }))}
          onChoose={name => {
            const chosen = kinds.find(one => one === name)
            if (chosen) kindCommand(editor, chosen)(editor.state, editor.view.dispatch)
            onDone()
          }}
        />
      </Menu>
    </div>
  )
}

/** Does all that is selected look so, in the eyes of who looks? */
function isOn(editor: DeskEditor, type: (typeof schema.marks)["strong"]): boolean {
  const { doc, selection } = editor.state
  const found = markable(doc, selection, type, formAuthor(editor))
  return found.length > 0 && found.every(one => type.isInSet(one.marks))
}
