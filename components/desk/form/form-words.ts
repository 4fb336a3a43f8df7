import type { useTranslations } from "use-intl"
import type { FormatChange } from "@/lib/review/suggest/list"

type Words = ReturnType<typeof useTranslations<"notes">>

const marks = ["strong", "em", "code", "link", "sub", "sup", "strike", "underline"] as const
const kinds = ["paragraph", "heading", "item", "quote", "pre"] as const

/** "turn into a heading of level 2" */
export function kindInWords(t: Words, { mark, attrs }: FormatChange): string {
  const kind = kinds.find(one => one === mark) ?? "paragraph"
  return t(`kinds.${kind}`, { level: Number(attrs?.level ?? 2), ordered: String(attrs?.ordered === true) })
}

/** What is set or taken off: "bold", "a link to https://…". */
export function formInWords(t: Words, { mark, attrs }: FormatChange): string {
  if (mark === "link" && typeof attrs?.href === "string") return t("formatNames.linkTo", { href: attrs.href })
  const known = marks.find(one => one === mark)
  return known ? t(`formatNames.${known}`) : mark
}
