import type { wordBack as en } from "../en/word-back"
import type { Words } from "../words"

export const wordBack: Words<typeof en> = {
  wordBack: {
    menu: "Traer de vuelta un archivo de Word…",
    title: "Vuelve un archivo de Word",
    description:
      "Lo decidido en Word queda decidido aquí, los cambios nuevos pasan a ser sugerencias de quien los hizo y los comentarios, comentarios. Lo ves todo antes de que se guarde nada.",
    drop: "Suelta aquí el .docx revisado",
    dropNow: "Suéltalo y se leerá",
    choose: "Elegir un archivo",
    reading: "Leyendo {name}…",
    another: "Otro archivo",
    bringIn: "Traerlo",
    bringing: "Trayéndolo…",
    close: "Seguir revisando",
    asDraft: "Traerlo como borrador nuevo",
    cannot: "No se puede traer de vuelta {name}.",
    empty: "Está vacío.",
    tooLarge: "Es demasiado grande para una sola página.",
    notWord: "No es un documento de Word (.docx).",
    oldWord: "Es un archivo antiguo de Word (.doc) o tiene contraseña. Guárdalo como .docx sin contraseña.",
    oneFile: "De uno en uno, por favor.",
    went: "Salió <at></at>.",
    wasRead: "Se ha leído {name}.",
    nothing: "No hay nada nuevo en este archivo.",
    changed: "La página ha cambiado entretanto. Esto es lo que haría ahora el archivo.",
    done: "Ya está dentro.",
    sums: {
      decisions: "{count, plural, =0 {ninguna decisión} one {una decisión} other {# decisiones}}",
      suggestions:
        "{count, plural, =0 {ninguna sugerencia nueva} one {una sugerencia nueva} other {# sugerencias nuevas}}",
      comments: "{count, plural, =0 {ningún comentario nuevo} one {un comentario nuevo} other {# comentarios nuevos}}",
    },
    decided: "Decisiones",
    accept: "Aceptar",
    reject: "Rechazar",
    votes: "Decidido en Word, cuando aquí no puedes decidir",
    votesHelp: "Quedan dichas en un comentario en cada par; decide quien puede hacerlo.",
    overtaken: "Aquí se decidió otra cosa entretanto",
    overtakenHelp: "Vale lo que se decidió aquí.",
    suggestions: "Sugerencias nuevas",
    untracked: "sin control de cambios, así que entran con tu nombre",
    unplaced: "Cambios en un lugar que ya dice otra cosa",
    unplacedHelp: "Cada uno pasa a ser un comentario en su par, con las dos redacciones.",
    comments: "Comentarios nuevos",
    reply: "respuesta",
    page: "página",
    pair: "par {number}",
    more: "{count, plural, one {Y uno más.} other {Y # más.}}",
    resolved:
      "{count, plural, one {Una conversación se dio por resuelta en Word.} other {# conversaciones se dieron por resueltas en Word.}}",
    unclear:
      "{count, plural, one {Una sugerencia se decidió solo en parte; sigue abierta.} other {# sugerencias se decidieron solo en parte; siguen abiertas.}}",
    missing:
      "{count, plural, one {Un comentario se quitó del archivo; aquí se queda.} other {# comentarios se quitaron del archivo; aquí se quedan.}}",
    before:
      "{count, plural, one {Un cambio ya había entrado y no entra dos veces.} other {# cambios ya habían entrado y no entran dos veces.}}",
  },
  exportWays: {
    elsewhere: "Para revisar en otro programa",
    word: "Word, para revisar",
    layout: "Cómo se presenta",
    layouts: { review: "El texto", table: "Una tabla con las dos lenguas" },
    goes: "Lo que lleva",
    asChanges:
      "{count, plural, =0 {No hay sugerencias abiertas.} one {Una sugerencia abierta, como cambio marcado de quien la hizo.} other {# sugerencias abiertas, como cambios marcados de quienes las hicieron.}}",
    asComments:
      "{count, plural, =0 {No hay conversaciones abiertas.} one {Una conversación abierta, como comentario de Word.} other {# conversaciones abiertas, como comentarios de Word.}}",
    stays: "Lo que no está aprobado puede trabajarse en Word y aquí a la vez.",
    back: "Y de vuelta",
    steps: {
      send: "Guarda el archivo y mándalo a quien revisa.",
      review: "Acepta, rechaza, cambia y comenta en Word o en LibreOffice.",
      drop: "Suelta en esta mesa el archivo que te devuelva.",
    },
    bring: "Traer de vuelta un archivo de Word…",
  },
}
