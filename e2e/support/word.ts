import { unzip, zip } from "@/lib/formats/zip"

const part = "word/document.xml"

/** The file as somebody would send it back who accepted every change in Word and added these words, tracked, at the end. */
export function reviewedInWord(file: Uint8Array, author: string, words: string): Buffer {
  const parts = unzip(new Uint8Array(file))
  const text = parts.ok ? parts.value.get(part) : undefined
  if (!parts.ok || text === undefined) throw new Error("This is no Word file.")
  const accepted = new TextDecoder()
    .decode(text)
    .replace(/<w:del (?:(?!<\/w:del>)[\s\S])*<\/w:del>/gu, "")
    .replace(/<w:ins [^>]*[^/]>|<\/w:ins>/gu, "")
  const added = `<w:ins w:id="9001" w:author="${author}" w:date="2026-03-04T05:06:07Z"><w:r><w:t>${words}</w:t></w:r></w:ins>`
  const at = accepted.lastIndexOf("</w:p>")
  const document = `${accepted.slice(0, at)}${added}${accepted.slice(at)}`
  return Buffer.from(zip([...parts.value].map(([name, bytes]) => [name, name === part ? document : bytes] as const)))
}
