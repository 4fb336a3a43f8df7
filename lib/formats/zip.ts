/**
 * ZIP files that somebody brought, and those that we make.
 *
 * Purpose: Word's and OpenDocument's files are ZIPs of XML; this is the door they come in by.
 * Design: the directory at the end says what there is; each part is inflated in small portions, and real bytes are counted,
 *   because what a header says may be a lie. Every part must have the length and checksum that it claims.
 * Guarantees: at most `MOST_UNPACKED` bytes are ever held, nothing is written to disk, no part is cut in silence. What is
 *   packed here has no times in it: the same parts give the same bytes.
 */
import { Inflate, type Zippable, zipSync } from "fflate"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

/** Unpacked bytes of all parts together. */
export const MOST_UNPACKED = 50_000_000
/** Packed bytes of a whole file. */
export const MOST_PACKED = 20_000_000
const MOST_PARTS = 2_000
/** No text or picture shrinks more; only what is made to burst does. Small parts of one letter may. */
const MOST_RATIO = 100
const RATIO_COUNTS_FROM = 2_000_000
/** Packed bytes that are inflated in one go: at worst they give a thousand times as many. */
const PORTION = 4_096

export type ZipRefusal = "not-zip" | "damaged" | "too-large" | "protected"
export type Parts = ReadonlyMap<string, Uint8Array>

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

export const looksZipped = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

/** All parts by their names, in the order of the directory. Folders and names that lead out of the file are left out. */
export function unzip(bytes: Uint8Array): Outcome<Parts, ZipRefusal> {
  if (!looksZipped(bytes)) return refuse("not-zip")
  if (bytes.length > MOST_PACKED) return refuse("too-large")
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = directoryOf(view, bytes)
  if (!entries.ok) return entries
  if (entries.value.reduce((sum, entry) => sum + entry.unpacked, 0) > MOST_UNPACKED) return refuse("too-large")
  const parts = new Map<string, Uint8Array>()
  let room = MOST_UNPACKED
  for (const entry of entries.value) {
    if (entry.name.endsWith("/") || leadsOut(entry.name)) continue
    if ((entry.flags & 1) !== 0) return refuse("protected")
    // One name, two contents: readers disagree which one counts.
    if (parts.has(entry.name)) return refuse("damaged", entry.name)
    const part = partOf(view, bytes, entry, room)
    if (!part.ok) return part
    room -= part.value.length
    parts.set(entry.name, part.value)
  }
  return done(parts)
}

const leadsOut = (name: string): boolean =>
  name.startsWith("/") || name.includes("\\") || name.split("/").some(step => step === ".." || step === ".")

function directoryOf(view: DataView, bytes: Uint8Array): Outcome<readonly Entry[], ZipRefusal> {
  // The end record has 22 bytes and at most 65,535 of comment.
  let end = bytes.length - 22
  const least = Math.max(0, end - 65_535)
  while (end >= least && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < least) return refuse("damaged")
  const count = view.getUint16(end + 10, true)
  if (count > MOST_PARTS) return refuse("too-large")
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return refuse("damaged")
    const long = view.getUint16(at + 28, true)
    const next = at + 46 + long + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return refuse("damaged")
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + long)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return done(entries)
}

function partOf(view: DataView, bytes: Uint8Array, entry: Entry, room: number): Outcome<Uint8Array, ZipRefusal> {
  const { at, name, packed, unpacked } = entry
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) return refuse("damaged", name)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packed > bytes.length) return refuse("damaged", name)
  const stored = bytes.subarray(from, from + packed)
  const most = Math.min(room, packed < RATIO_COUNTS_FROM / MOST_RATIO ? RATIO_COUNTS_FROM : packed * MOST_RATIO)
  if (unpacked > most) return refuse("too-large", name)
  const part = entry.method === 0 ? done(stored) : entry.method === 8 ? inflate(stored, most) : refuse("damaged", name)
  if (!part.ok) return part
  if (part.value.length !== unpacked || crcOf(part.value) !== entry.crc) return refuse("damaged", name)
  return part
}

function inflate(stored: Uint8Array, most: number): Outcome<Uint8Array, ZipRefusal> {
  const chunks: Uint8Array[] = []
  let size = 0
  let isEnded = false
  const stream = new Inflate((chunk, final) => {
    // Counted before it is kept; what is over is noticed within one portion.
    size += chunk.length
    if (size <= most) chunks.push(chunk)
    isEnded ||= final
  })
  try {
    for (let at = 0; at === 0 || at < stored.length; at += PORTION) {
      stream.push(stored.subarray(at, at + PORTION), at + PORTION >= stored.length)
      if (size > most) return refuse("too-large")
    }
  } catch {
    // The library reads untrusted bytes, and throws errors of several kinds; all mean the same.
    return refuse("damaged")
  }
  if (!isEnded) return refuse("damaged")
  const whole = new Uint8Array(size)
  let to = 0
  for (const chunk of chunks) {
    whole.set(chunk, to)
    to += chunk.length
  }
  return done(whole)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})

function crcOf(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] as number) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

/** The first moment a ZIP can tell, in the machine's own time zone, as the packer reads it. */
const noTime = new Date(1980, 0, 1)

export function zip(parts: Iterable<readonly [string, Uint8Array | string]>): Uint8Array {
  const encoder = new TextEncoder()
  const packed: Zippable = {}
  for (const [name, part] of parts) {
    packed[name] = [typeof part === "string" ? encoder.encode(part) : part, { mtime: noTime }]
  }
  return zipSync(packed, { level: 6 })
}
