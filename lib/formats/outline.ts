/** A page as lines that a person reads and types: how cases say what a file should become. */
import type { Block, Inline, Page } from "@/lib/page/page"

export const outline = (page: Page): string => page.blocks.map(line).join("\n")

function line(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `h${block.level} ${inline(block.inline)}`
    case "paragraph":
      return `p ${inline(block.inline)}`
    case "quote":
      return `> ${inline(block.inline)}`
    case "item":
      return `${"  ".repeat(block.level)}${block.ordered ? `${block.number ?? "?"}.` : "-"} ${inline(block.inline)}`
    case "cell":
      return `${block.header ? "th" : "td"} ${block.table} ${block.row},${block.column} ${inline(block.inline)}`
    case "code":
      return `code ${block.info === "" ? "" : `(${block.info}) `}${block.text.replaceAll("\n", "⏎")}`
    case "opaque":
      return `opaque ${block.raw.replaceAll("\n", "⏎")}`
  }
}

function inline(runs: readonly Inline[]): string {
  return runs
    .map(run => {
      const bare =
        run.kind === "text"
          ? run.text.replaceAll("\u00a0", "⍽")
          : run.kind === "break"
            ? "⏎"
            : run.kind === "image"
              ? `{image ${run.src}|${run.alt}}`
              : `{raw ${run.raw}}`
      return run.marks.reduceRight((words, mark) => {
        const what = mark.kind === "link" ? `link ${mark.href}${mark.title ? ` "${mark.title}"` : ""}` : mark.kind
        return `{${what}|${words}}`
      }, bare)
    })
    .join("")
}
