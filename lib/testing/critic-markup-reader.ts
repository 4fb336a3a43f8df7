/**
 * CriticMarkup read by somebody who knows only its signs: the Markdown that stands when all changes are rejected, or accepted.
 * A sign after a backslash is none. Nothing here knows how Cotejo writes it.
 */
export function readCriticMarkup(file: string, how: "reject" | "accept"): string {
  const closers: Readonly<Record<string, string>> = {
    "{++": "++}",
    "{--": "--}",
    "{~~": "~~}",
    "{==": "==}",
    "{>>": "<<}",
  }
  const until = (from: number, closer: string): number => {
    for (let at = from; at < file.length; at++) {
      if (file[at] === "\\") at++
      else if (file.startsWith(closer, at)) return at
    }
    return file.length
  }
  let out = ""
  for (let at = 0; at < file.length; ) {
    const sign = file.slice(at, at + 3)
    if (file[at] === "\\") {
      out += file.slice(at, at + 2)
      at += 2
    } else if (closers[sign] === undefined || sign === "{==") {
      // What is only pointed at stands; its end is a sign of its own.
      const isSign = sign === "{==" || sign === "==}"
      out += isSign ? "" : file[at]
      at += isSign ? 3 : 1
    } else {
      const end = sign === "{>>" ? file.indexOf("<<}", at) : until(at + 3, closers[sign] as string)
      const inside = file.slice(at + 3, end)
      const [was = "", is = ""] = inside.split("~>")
      const stays = { "{++": how === "accept", "{--": how === "reject" }[sign]
      if (sign === "{~~") out += how === "accept" ? is : was
      else if (stays) out += inside
      at = end + 3
    }
  }
  return out
}
