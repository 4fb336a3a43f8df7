/**
 * Trac's own addresses as paths under a Trac's root, and back: `ticket:12` is `/ticket/12`. A page may only hold
 * addresses that a browser opens safely, and these are the ones Trac itself makes.
 */
const realms: readonly { readonly scheme: string; readonly path: string }[] = [
  { scheme: "wiki", path: "/wiki/" },
  { scheme: "ticket", path: "/ticket/" },
  { scheme: "source", path: "/browser/" },
  { scheme: "changeset", path: "/changeset/" },
  { scheme: "milestone", path: "/milestone/" },
  { scheme: "report", path: "/report/" },
  { scheme: "attachment", path: "/attachment/" },
]
const web = /^(?:https?|mailto):/i

/** The address for a link target as Trac writes it; null where it is no address a page may hold. */
export function hrefOfTarget(target: string): string | null {
  const words = unquoted(target)
  if (web.test(words)) return words
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(words)) return null
  const comment = /^comment:(\d+|description)(?::ticket:(\d+))?$/.exec(words)
  if (comment)
    return comment[2] === undefined ? `#comment:${comment[1]}` : `/ticket/${comment[2]}#comment:${comment[1]}`
  const scheme = /^([\p{L}\p{N}_.+-]+):(.+)$/su.exec(words)
  if (scheme) {
    const realm = realms.find(one => one.scheme === scheme[1])
    // A target with one scheme we know keeps its rest as it is; any other goes the way of Trac's InterTrac links.
    if (realm !== undefined) return `${realm.path}${encode(scheme[2] as string)}`
    return /^(?:javascript|data|vbscript|file)$/i.test(scheme[1] as string) ? null : `/intertrac/${encode(words)}`
  }
  if (/^[/#.]/.test(words)) return words
  return `/wiki/${encode(words)}`
}

/** The target to write for an address: the way it came where it came from Trac. */
export function targetOfHref(href: string): string {
  if (href.startsWith("/intertrac/")) return quoted(decode(href.slice("/intertrac/".length)))
  const comment = /^(?:\/ticket\/(\d+))?#comment:(\d+|description)$/.exec(href)
  if (comment) return comment[1] === undefined ? `comment:${comment[2]}` : `comment:${comment[2]}:ticket:${comment[1]}`
  const realm = realms.find(one => href.startsWith(one.path) && href.length > one.path.length)
  return realm === undefined ? href : `${realm.scheme}:${quoted(decode(href.slice(realm.path.length)))}`
}

// Only what would end or change a link: everything else stays readable.
const encode = (target: string): string => target.replace(/[\s%"<>[\]|`\\^{}]/gu, c => encodeURIComponent(c))
const decode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    // A stray per cent sign: the address is not ours, and stays as it is.
    if (error instanceof URIError) return path
    throw error
  }
}
const unquoted = (target: string): string => target.replace(/^([^"']*)(["'])(.*)\2$/s, "$1$3")
const quoted = (target: string): string => (/[\s[\]]/u.test(target) ? `"${target}"` : target)
