import type { margin as english } from "../en/margin"
import type { Words } from "../words"

export const margin: Words<typeof english> = {
  margin: {
    place: "{at} de {all}",
    moreBrief: "+{count}",
    sigla: "Siglas",
  },
  speech: {
    saved: "Guardado.",
    offline: "Sin conexión. Puedes seguir.",
    suggestion: "Sugerencia {at} de {all}, {change}, de {name}.",
    comment: "Comentario {letter}, {at} de {all}{quote, select, none {} other { sobre «{quote}»}}, de {name}: {words}",
    replaces: "cambia {old} por {new}",
    moves: "mueve {words}",
    inserts: "inserta {words}",
    deletes: "quita {words}",
    splits: "divide el párrafo",
    joins: "une el párrafo con el anterior",
    formats: "{op, select, add {pone {mark} en} remove {quita {mark} de} other {cambia {mark} en}} {words}",
    paragraphBreak: "salto de párrafo",
    object: "imagen o marcador",
    pair: "Par {number}.",
    noneLeft: "No hay ninguna nota abierta.",
    suggested: "{count, plural, one {Una sugerencia nueva de {name}.} other {# sugerencias nuevas de {name}.}}",
    commented: "{count, plural, one {Un comentario nuevo de {name}.} other {# comentarios nuevos de {name}.}}",
    decided: "{count, plural, one {{name} decidió sobre una sugerencia.} other {{name} decidió sobre # sugerencias.}}",
    resolved: "{count, plural, one {{name} cerró un comentario.} other {{name} cerró # comentarios.}}",
    openAgain:
      "{count, plural, one {La sugerencia vuelve a estar abierta.} other {# sugerencias vuelven a estar abiertas.}}",
    joined: "{name} está aquí.",
    left: "{name} se ha ido.",
    deletedWords: "Se borraron sus palabras.",
  },
}
