/** Lo que se dice de un servidor de LanguageTool: adónde va el texto y qué falta. */
import type { LanguageToolFault } from "@/lib/checks/language-tool/fault"

export const languageTool = {
  languageTool: {
    sentTo: "LanguageTool también lee la traducción: su texto se envía a {host}.",
    noLanguage: "LanguageTool, en {host}, no conoce la lengua {lang}, así que no se le pregunta.",
    off: "LanguageTool, en {host}, está apagado para este grupo: no se le envía nada.",
    reading: "LanguageTool aún está leyendo.",
    missing: {
      "no-answer": "LanguageTool, en {host}, no responde: faltan sus hallazgos.",
      "too-many": "LanguageTool, en {host}, no puede responder a tanto a la vez: faltan algunos de sus hallazgos.",
      refused: "LanguageTool, en {host}, rechaza algunos textos: faltan sus hallazgos sobre ellos.",
      damaged: "Lo que responde LanguageTool, en {host}, no se puede usar: faltan sus hallazgos.",
      "too-long": "A LanguageTool no se le preguntó por los textos de más de 20 000 caracteres.",
      off: "A LanguageTool, en {host}, no se le pregunta.",
    } satisfies Record<LanguageToolFault, string>,
    again: "Se le vuelve a preguntar por sí solo; las demás comprobaciones valen.",
  },
}
