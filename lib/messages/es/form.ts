/** Cómo se ven las palabras y los bloques: los botones sobre una selección, y adónde lleva un enlace. */
export const form = {
  form: {
    label: "Forma",
    kind: "Tipo de bloque",
    kindNow: "Tipo de bloque: {kind}",
    otherKind: "Otro",
    kinds: {
      paragraph: "Párrafo",
      "heading-1": "Título 1",
      "heading-2": "Título 2",
      "heading-3": "Título 3",
      bullet: "Elemento de lista",
      number: "Elemento numerado",
      quote: "Cita",
    },
    linkTitle: "Enlace",
    address: "Adónde lleva",
    addressHelp: "Una dirección web, una dirección de correo o un lugar del mismo sitio, como /ayuda.",
    addressWrong:
      "Una página no puede enlazar ahí. Escribe una dirección que empiece por https:// o mailto:, o un lugar del mismo sitio.",
    linkSet: "Poner el enlace",
    linkChange: "Cambiar el enlace",
    linkOff: "Quitar el enlace",
  },
}
