import type { useTranslations } from "use-intl"
import type { MemoryOrigin } from "@/lib/sync/memory"

type Say = ReturnType<typeof useTranslations<"memory">>

/** Where a pair of the memory comes from, in words. */
export function originOf(origin: MemoryOrigin, t: Say, locale: string): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium" }).format(origin.at)
  if (origin.kind === "file") return t("fromFile", { name: origin.name, when })
  return origin.by === null
    ? t("fromPage", { title: origin.title, when })
    : t("approvedBy", { title: origin.title, who: origin.by, when })
}
