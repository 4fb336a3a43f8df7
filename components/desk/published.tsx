"use client"

import { type ReactNode, useMemo } from "react"
import { useTranslations } from "use-intl"
import { Words } from "@/components/import/block-words"
import { type Block, blockText } from "@/lib/page/page"
import { resolvePage } from "@/lib/review/resolve"
import { useDesk, useEditor } from "./desk-context"
import styles from "./published.module.css"

/** The page as it goes out: one text from top to bottom, its cut paragraphs whole again, open suggestions left out. */
export function Published() {
  const t = useTranslations("desk")
  const editor = useEditor()
  const lang = useDesk(state => state.page.target)
  const rows = useDesk(state => state.rows)
  const open = useDesk(state => state.notes.filter(note => note.kind === "suggestion").length)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rows` stands for the document, which React does not see
  const page = useMemo(
    () => (editor ? resolvePage(editor.state.doc, "target", "leave", lang) : null),
    [editor, rows, lang],
  )
  if (!page) return null
  return (
    <>
      <p className={styles.note} role="status">
        {t("publishedOpen", { count: open })}
      </p>
      <article className={styles.page} lang={lang} aria-label={t("marksPublished")}>
        {gathered(page.blocks).map(group => (
          <Group key={group[0].id} group={group} />
        ))}
      </article>
    </>
  )
}

type Some = readonly [Block, ...Block[]]

/** Items of one list and cells of one table stand together. */
function gathered(blocks: readonly Block[]): readonly Some[] {
  const groups: [Block, ...Block[]][] = []
  for (const block of blocks) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    const goesOn =
      (block.kind === "item" && before?.kind === "item") ||
      (block.kind === "cell" && before?.kind === "cell" && before.table === block.table)
    if (goesOn) group?.push(block)
    else groups.push([block])
  }
  return groups
}

function Group({ group }: { group: Some }) {
  const [first] = group
  if (first.kind === "item") return <List items={group} level={0} />
  if (first.kind === "cell") return <Table cells={group} />
  return <Single block={first} />
}

const All = ({ block }: { block: Block }) => <Words block={block} from={0} to={blockText(block).length} />

function Single({ block }: { block: Block }) {
  const words = <All block={block} />
  if (block.kind === "heading") {
    const Heading = headings[Math.min(6, Math.max(1, block.level)) - 1] ?? "h6"
    return <Heading>{words}</Heading>
  }
  if (block.kind === "quote") return <blockquote>{words}</blockquote>
  if (block.kind === "code") return <pre>{words}</pre>
  return <p>{words}</p>
}
const headings = ["h1", "h2", "h3", "h4", "h5", "h6"] as const

/** Flat items become nested lists again; a level that is skipped has a list with nothing before it. */
function List({ items, level }: { items: readonly Block[]; level: number }): ReactNode {
  const rows: { item: Block | null; under: Block[] }[] = []
  for (const item of items) {
    if (item.kind !== "item") continue
    if (item.level <= level) rows.push({ item, under: [] })
    else if (rows.length === 0) rows.push({ item: null, under: [item] })
    else rows.at(-1)?.under.push(item)
  }
  const first = items.find(item => item.kind === "item" && item.level <= level)
  const ordered = first?.kind === "item" && first.ordered
  const start = first?.kind === "item" ? first.number : undefined
  const content = rows.map(({ item, under }, i) => (
    <li key={item?.id ?? under[0]?.id ?? i}>
      {item ? <All block={item} /> : null}
      {under.length > 0 ? <List items={under} level={level + 1} /> : null}
    </li>
  ))
  return ordered ? <ol start={start}>{content}</ol> : <ul>{content}</ul>
}

function Table({ cells }: { cells: readonly Block[] }) {
  const rows = new Map<number, Block[]>()
  for (const cell of cells) if (cell.kind === "cell") rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  return (
    <table>
      <tbody>
        {[...rows].map(([row, across]) => (
          <tr key={row}>
            {across.map(cell => {
              const Cell = cell.kind === "cell" && cell.header ? "th" : "td"
              return (
                <Cell key={cell.id}>
                  <All block={cell} />
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
