import type { Exported } from "@/lib/sync/api"

/** In bytes, of the file and not of the text it travels as. */
export function sizeOf({ text, packed }: Exported): string {
  const bytes = packed ? Math.floor((text.length * 3) / 4) : new TextEncoder().encode(text).length
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}

export function download({ name, mime, text, packed }: Pick<Exported, "name" | "mime" | "text" | "packed">): void {
  const content = packed ? Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) : text
  const type = packed ? mime : `${mime};charset=utf-8`
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
