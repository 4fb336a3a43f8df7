/** The words of a Trac ticket page, in English and Spanish, old and new. */

/** Field labels in the head and in changes, by the name a field has for us. */
const labels: Readonly<Record<string, readonly string[]>> = {
  reporter: ["Reported by", "Reporter", "Informado por", "Reportado por", "Informador"],
  owner: ["Owned by", "Owner", "Assigned to", "Propietario", "Asignado a", "Responsable"],
  priority: ["Priority", "Prioridad"],
  milestone: ["Milestone", "Hito"],
  component: ["Component", "Componente"],
  version: ["Version", "Versión"],
  severity: ["Severity", "Severidad", "Gravedad"],
  keywords: ["Keywords", "Palabras clave", "Palabras claves"],
  cc: ["Cc", "CC"],
  status: ["Status", "Estado"],
  resolution: ["Resolution", "Resolución"],
  type: ["Type", "Tipo"],
  summary: ["Summary", "Resumen"],
  description: ["Description", "Descripción"],
  attachment: ["Attachment", "Adjunto"],
  "blocked by": ["Blocked By", "Bloqueado por"],
  blocking: ["Blocking", "Bloquea"],
  parents: ["Parent Tickets", "Parents"],
}

const byLabel = new Map(
  Object.entries(labels).flatMap(([name, all]) => all.map(label => [label.toLowerCase(), name] as const)),
)

/** Our name for a label, or the label itself in small letters. */
export const fieldOf = (label: string): string => byLabel.get(label.toLowerCase()) ?? label.toLowerCase()
export const isKnownLabel = (label: string): boolean => byLabel.has(label.toLowerCase())

/** Longest first, so that "Owned by" is not taken for "by". */
export const knownLabels: readonly string[] = Object.values(labels)
  .flat()
  .sort((a, b) => b.length - a.length)

/** States of the workflows that come with Trac and its usual extensions; others are learnt from the ticket. */
export const knownStates: readonly string[] =
  "new assigned accepted reopened feedback closed infoneeded infoneeded_new needinfo needs_info pending testing review reviewing in_review needs_review needs_work in_work in_progress started verified resolved design_review waiting upstream approved rejected nuevo asignado aceptado reabierto cerrado".split(
    " ",
  )

export const patterns = {
  opened: /^(?:Opened|Abierto|Creado)\s+(?:hace\s+)?(.+)$/i,
  closed: /^(?:Closed|Cerrado)\s+(?:hace\s+)?(.+)$/i,
  modified: /^(?:Last modified|Última modificación|Modificado por última vez)\s+(.+)$/i,
  head: /^(?:Ticket\s+)?#(\d{1,9})\s+(\S+)\s+(.*?)(?:\s+\(([^()]+)\))?$/i,
  oldHead: /^Ticket\s+#(\d{1,9})\s+\((\S+)\s+([^():]+)(?::\s*([^()]+))?\)$/i,
  description: /^(?:Description|Descripción)(?:\s+\(.*\))?:?$/i,
  history: /^(?:Change History|Historial de cambios|Historia de cambios)(?:\s+\((\d+)\))?$/i,
  attachments: /^(?:Attachments|Adjuntos|Archivos adjuntos)(?:\s+\((\d+)\))?$/i,
  attached:
    /^(.+?)\u200b?\s+(?:\u200b\s*)?\(\d+(?:[.,]\d+)?\s*(?:[KMG]?B|bytes)\)(?:\s*[-–]\s*(?:added by|añadido por|agregado por)\s+.*)?$/i,
  download: /^(?:Download all attachments as|Descargar todos los adjuntos)/i,
  foot: /^(?:Please login to add comments|Note:\s*See TracTickets|Nota:\s*(?:Vea|Ver|Consulte) TracTickets|Add Comment$|Añadir comentario$|Modify Ticket$|Modificar ticket$|Download in other formats|Descargar en otros formatos)/i,
  comment: /^(?:comment|comentario):(\d{1,6})\s+(.+)$/i,
  thread:
    /^(?:(in reply to|en respuesta a)|(?:follow-?ups?|follow up|respuestas?|seguimientos?)):?\s*((?:\d+|[,;\s]|↑|↓|description|descripción)*)/i,
  oldBy: /^(?:Changed|Cambiado|Modificado)\s+(.+?)\s+(?:by|por)\s+(.+)$/i,
  newBy: /^(?:by|por)\s+(.+),\s+([^,]+)$/i,
  /** What a time looks like: without this, "comment:3 by Bob, who said no" would begin a comment. */
  time: /\d|\bago\b|\bhace\b|yesterday|today|ayer|hoy|just now|ahora/i,
}
