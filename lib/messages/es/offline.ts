import type { offline as en } from "../en/offline"
import type { Words } from "../words"

export const offline: Words<typeof en> = {
  leftWork: {
    title: "Algo que escribiste no llegó a guardarse: {why}.",
    titleClosed: "Algo que escribiste aquí no se guardó nunca.",
    help: "Es de <at></at> y se conserva en este navegador hasta que decidas.",
    suggest: "Sugerirlo",
    discard: "Descartar",
    tooMuchChanged: "La página ha cambiado demasiado para ponerlo como sugerencia. Copia lo que necesites.",
  },
}
