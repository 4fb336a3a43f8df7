import type { wordCodes as en, word as enWord } from "../en/word"
import type { Words } from "../words"

/** What is told of Word files. `formatNotes` and `formatRefusals` are put together with those of the other formats. */
export const wordCodes: Words<typeof en> = {
  formatNotes: {
    "changes-brought": "Cambios marcados en el archivo: {detail}.",
    "odt-as-word": "Es un texto de OpenDocument. Entra como archivo de Word, y como tal vuelve a salir.",
    "beside-the-page":
      "Las palabras que están al margen del texto (notas, cuadros, encabezados de página) siguen en el archivo y no se revisan: {detail}",
    "looks-passed-over":
      "Cambios marcados que solo tocan el aspecto (colores, espacios) y aquí no son sugerencias: {detail}.",
    "fields-as-text": "Campos que rellena Word y que pasaron a ser palabras normales: {detail}.",
    "comments-left-out": "Párrafos editados cuyos comentarios ya no están en el archivo: {detail}.",
    "nested-deletions-left-out":
      "Palabras que solo están sugeridas y que otra sugerencia borra, algo que Word no puede mostrar: {detail}. Aquí siguen pendientes.",
    "second-changes-left-out":
      "Pasajes que cambiaron varias personas y de los que Word muestra el primer cambio: {detail}. Los demás siguen pendientes aquí.",
    "form-changes-left-out": "Cambios de formato que Word no puede mostrar: {detail}. Aquí siguen pendientes.",
    "breaks-not-tracked":
      "Párrafos que se sugiere partir o unir y que Word no puede mostrar así: {detail}. Aquí siguen pendientes.",
  },
  formatRefusals: {
    protected: "Está protegido con una contraseña.",
    "not-word": "Es un archivo comprimido, pero no un documento de Word (.docx).",
  },
}

export const word: Words<typeof enWord> = {
  word: {
    onPage: "sobre toda la página",
    onSource: "sobre el original: «{quote}»",
    tableStatus: "Estado",
    tableRemarks: "Tus observaciones",
    unplacedComment: "Cambiado en Word, donde el texto ya es otro: «{deleted}» → «{inserted}»",
    votes: "{name} decidió en Word, sin poder decidir aquí:",
    voteLine: "Par {number}: {how, select, accept {aceptar} other {rechazar}} «{deleted}» → «{inserted}»",
    noPreview: "Un archivo de Word se mira en Word o en LibreOffice.",
    changesChoice: "Qué se hace con los cambios marcados",
    brought:
      "{changes, plural, =0 {Ningún cambio marcado} one {1 cambio marcado} other {# cambios marcados}} y {threads, plural, =0 {ningún comentario} one {1 comentario} other {# comentarios}}, de {people, plural, one {1 persona} other {# personas}}.",
    changes: {
      keep: "Conservarlos como sugerencias",
      take: "Aceptarlos todos",
      leave: "Rechazarlos todos",
    },
  },
}
