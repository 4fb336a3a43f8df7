import type { inbox as en } from "../en/inbox"
import type { Words } from "../words"

export const inbox: Words<typeof en> = {
  inbox: {
    title: "Para ti",
    nav: "Para ti",
    unread: "{count, plural, =0 {Nada sin leer.} one {Una novedad sin leer.} other {# novedades sin leer.}}",
    unreadBadge: "{count, plural, one {una sin leer} other {# sin leer}}",
    waiting: "Esperan por ti",
    waitingNone: "Ninguna página espera por ti.",
    waitingOpen: "{count, plural, one {una sugerencia abierta} other {# sugerencias abiertas}}",
    waitingCalls: "{count, plural, one {te llaman en una conversación} other {te llaman en # conversaciones}}",
    news: "Qué ha pasado",
    newsNone: "Todavía nada. Cuando alguien te llame, te responda o decida sobre lo que sugeriste, lo verás aquí.",
    newsNoneUnread: "Lo has leído todo.",
    all: "Todas",
    onlyUnread: "Sin leer",
    show: "Cuáles se muestran",
    readAll: "Marcar todo como leído",
    isUnread: "Sin leer",
    notLoaded: "No se pudo leer lo que espera por ti.",
    loading: "Leyendo lo que espera por ti…",
    somebody: "Alguien",
    assigned: "{name} te pasó la página: {to}.",
    moved: "{name} movió la página: {to}.",
    mentioned: "{name} te llamó en un comentario.",
    replied:
      "{count, plural, one {{name} respondió en una conversación en la que participas.} other {# respuestas nuevas en una conversación en la que participas; la última, de {name}.}}",
    decided: "{name} decidió sobre {count, plural, one {tu sugerencia} other {# de tus sugerencias}}: {how}.",
    accepted: "{count, plural, one {# aceptada} other {# aceptadas}}",
    edited: "{count, plural, one {# aceptada con un cambio} other {# aceptadas con cambios}}",
    rejected: "{count, plural, one {# rechazada} other {# rechazadas}}",
    disputed: "{name} cuestiona una sugerencia y te pide que decidas.",
    "dispute-ended": "{name} te devolvió la sugerencia cuestionada.",
    settled:
      "{name} resolvió la sugerencia que cuestionaste: {how, select, accepted {aceptada} edited {aceptada con un cambio} withdrawn {retirada} other {rechazada}}.",
  },
}
