/** The bytes of an XML file as text. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"

const declared = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/

/** Bytes as text, by their mark or what the file declares; UTF-8 otherwise. Never with replaced characters. */
export function decodeXml(bytes: Uint8Array): Outcome<string, "xml-damaged"> {
  const [a, b, c, d] = bytes
  const wide = a === 0xff && b === 0xfe ? "utf-16le" : a === 0xfe && b === 0xff ? "utf-16be" : null
  const bare = a === 0x3c && b === 0 && d === 0 ? "utf-16le" : a === 0 && b === 0x3c && c === 0 ? "utf-16be" : null
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 300)).replace(/^\u00ef\u00bb\u00bf/, "")
  const name = wide ?? bare ?? declared.exec(head)?.[1] ?? "utf-8"
  try {
    return done(new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch (error) {
    // TypeError: not in this encoding; RangeError: no such encoding.
    if (error instanceof TypeError || error instanceof RangeError) return refuse("xml-damaged", name)
    throw error
  }
}
