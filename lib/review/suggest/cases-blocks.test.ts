import { describe } from "vitest"
import {
  by,
  caretAfter,
  caretBefore,
  find,
  fromTo,
  mark,
  over,
  removeFromTo,
  replaceFromTo,
  run,
  unmark,
} from "@/lib/testing/editing"
import { suggesting } from "@/lib/testing/suggesting"
import { joinBackward, joinForward } from "../commands/join-blocks"
import { setBlockKind } from "../commands/set-block-kind"
import { splitBlock } from "../commands/split-block"
import { toggleMark } from "../commands/toggle-mark"
import { schema } from "../schema"

const { strong, em, link } = schema.marks
const { heading, paragraph, item, quote, pre } = schema.nodes
const enter = (words: string) => run(splitBlock, caretAfter(words))
const bold = (words: string, author = "A") => run(toggleMark(strong, null, author), over(words))

describe("blocks", () => {
  suggesting("splits a paragraph", "uno dos", enter("uno"), "uno{++|++} dos")
  suggesting("splits at the start", "uno", run(splitBlock, caretBefore("uno")), "{++|++}uno")
  suggesting(
    "types after a split at the end",
    "uno",
    [enter("uno"), state => state.tr.insertText("dos", find(state.doc, "uno").to + 2)],
    "uno{++|++}{++dos++}",
  )
  suggesting("takes back its own split", "uno{++|++} dos", run(joinBackward, caretBefore(" dos")), "uno dos")
  suggesting("joins two paragraphs", "uno|dos", run(joinBackward, caretBefore("dos")), "uno{--|--}dos")
  suggesting("joins from the end", "uno|dos", run(joinForward, caretAfter("uno")), "uno{--|--}dos")
  suggesting(
    "joins paragraphs with a deletion between",
    "uno {--x--B}|{--y--B}dos",
    run(joinBackward, caretBefore("ydos")),
    "uno {--x--B}{--|--}{--y--B}dos",
    "on the marks",
  )
  suggesting("joins a paragraph to a heading", "# Uno|dos", run(joinBackward, caretBefore("dos")), "# Uno{--|--}dos")
  suggesting(
    "an empty paragraph goes when what follows joins it",
    "a||# Uno",
    run(joinBackward, caretBefore("Uno")),
    "a{--|--}|# Uno",
  )
  suggesting(
    "deletes over three paragraphs",
    "uno a|dos|b tres",
    removeFromTo("a", "b"),
    "uno {--a--}{--|--}{--dos--}{--|--}{--b--} tres",
  )
  suggesting(
    "replaces over two paragraphs",
    "uno a|b dos",
    replaceFromTo("a", "b", "X"),
    "uno {--a--}{--|--}{--b--}{++X++} dos",
  )
  suggesting(
    "deletes a whole paragraph",
    "uno|dos|tres",
    state => state.tr.delete(find(state.doc, "dos").from - 1, find(state.doc, "dos").to + 1),
    "uno{--|--}{--dos--}|tres",
  )
  suggesting(
    "deletes the first paragraph",
    "uno|dos",
    state => state.tr.delete(find(state.doc, "uno").from - 1, find(state.doc, "uno").to + 1),
    "{--uno--}{--|--}dos",
  )
  suggesting(
    "deletes a heading before a paragraph",
    "# Uno|dos",
    state => state.tr.delete(find(state.doc, "Uno").from - 1, find(state.doc, "Uno").to + 1),
    "{~= ~}# {--Uno--}{--|--}dos",
  )
  suggesting(
    "inserts a paragraph before the first",
    "# Uno",
    state => state.tr.insert(find(state.doc, "Uno").from - 1, paragraph.create(null, schema.text("cero"))),
    "{~= ~}# {++cero++}{++|++}# Uno",
  )
  suggesting(
    "deletes an opaque block",
    "uno|! <x>|dos",
    state => state.tr.delete(find(state.doc, "uno").to + 1, find(state.doc, "uno").to + 2),
    "uno{--|--}! <x>|dos",
  )
  suggesting(
    "deletes over an opaque block",
    "uno|! <x>|dos",
    removeFromTo("no", "do"),
    "u{--no--}{--|--}! <x>{--|--}{--do--}s",
  )
  suggesting(
    "inserts an opaque block",
    "uno|dos",
    state => state.tr.insert(find(state.doc, "uno").to + 1, schema.nodes.opaque.create({ raw: "x" })),
    "uno{++|++}! x|dos",
  )
  suggesting(
    "inserts a paragraph after an opaque block",
    "! x",
    state => state.tr.insert(state.doc.content.size - 2, paragraph.create(null, schema.text("a"))),
    "! x{++|++}{++a++}",
  )
  suggesting("continues a list", "- uno", enter("uno"), "- uno{++|++}- ")
  suggesting("a heading's end begins a paragraph", "# Uno", enter("Uno"), "# Uno{++|++}")
  suggesting("joins list items", "- uno|- dos", run(joinBackward, caretBefore("dos")), "- uno{--|--}- dos")
  suggesting("deletes a list item", "- uno|- dos|- tres", removeFromTo("dos", "dos"), "- uno|- {--dos--}|- tres")
  suggesting("splits code into lines", "~~~ a=1", run(splitBlock, caretAfter("a=")), "~~~ a={++\n++}1")
  suggesting("makes a heading", "uno", run(setBlockKind(heading, { level: 2 }, "A"), over("uno")), "{~## ~}uno")
  suggesting(
    "makes a heading and goes back",
    "uno",
    [run(setBlockKind(heading, { level: 2 }, "A"), over("uno")), run(setBlockKind(paragraph, {}, "A"), over("uno"))],
    "uno",
  )
  suggesting(
    "makes a heading, then a quote",
    "uno",
    [run(setBlockKind(heading, { level: 2 }, "A"), over("uno")), run(setBlockKind(quote, {}, "A"), over("uno"))],
    "{~> ~}uno",
  )
  suggesting(
    "makes list items of three paragraphs",
    "a||b",
    run(setBlockKind(item, {}, "A"), fromTo("a", "b")),
    "{~- ~}a|{~- ~}|{~- ~}b",
  )
  suggesting(
    "changes the kind of its own new paragraph outright",
    "uno{++|++}{++dos++}",
    run(setBlockKind(heading, { level: 3 }, "A"), over("dos")),
    "uno{++|++}### {++dos++}",
  )
  suggesting(
    "makes code of a paragraph",
    "uno|dos",
    state => state.tr.setBlockType(find(state.doc, "dos").from, find(state.doc, "dos").to, pre),
    "uno{--|--}{++|++}~~~ dos",
  )
})

describe("form", () => {
  suggesting("makes bold", "un gato gris", bold("gato"), "un {~+strong:gato~} gris")
  suggesting("takes bold off", "un *gato* gris", bold("gato"), "un {~-strong:*gato*~} gris")
  suggesting("bold and back leaves nothing", "un gato gris", [bold("gato"), bold("gato")], "un gato gris")
  suggesting("not bold and back leaves nothing", "un *gato* gris", [bold("gato"), bold("gato")], "un *gato* gris")
  suggesting(
    "bold over its own insertion",
    "un{++ buen++} gato",
    bold("un buen gato"),
    "{~+strong:un~}{++* buen*++}{~+strong: gato~}",
  )
  suggesting(
    "bold over another's insertion",
    "un{++ buen++B} gato",
    mark("buen", strong),
    "un{++ ++B}{++{~+strong:buen~}++B} gato",
  )
  suggesting(
    "two authors change the form of the same words",
    "un gato",
    [by("A", mark("gato", strong)), by("B", mark("gato", em))],
    "un {~+em:{~+strong:gato~}~B}",
  )
  suggesting(
    "sets a link",
    "un gato",
    run(toggleMark(link, { href: "https://a.example" }, "A"), over("gato")),
    "un {~+link=//a.example:gato~}",
  )
  suggesting(
    "changes a link's address",
    "un [gato](https://a.example)",
    run(toggleMark(link, { href: "https://b.example" }, "A"), over("gato")),
    "un {~+link=//b.example:[gato](https://a.example)~}",
  )
  suggesting(
    "changes it back",
    "un [gato](https://a.example)",
    [
      run(toggleMark(link, { href: "https://b.example" }, "A"), over("gato")),
      run(toggleMark(link, { href: "https://a.example" }, "A"), over("gato")),
    ],
    "un [gato](https://a.example)",
  )
  suggesting(
    "takes a link off",
    "un [gato](https://a.example)",
    unmark("gato", link),
    "un {~-link:[gato](https://a.example)~}",
  )
  suggesting(
    "types bold text",
    "un gato",
    state =>
      state.tr.replaceWith(find(state.doc, "un").to, find(state.doc, "un").to, schema.text(" x", [strong.create()])),
    "un{++* x*++} gato",
  )
  suggesting(
    "bold over a deletion",
    "un {--gato --}gris",
    bold("gato gris"),
    "un {--{~+strong:gato ~}--}{~+strong:gris~}",
    "on the marks",
  )
  suggesting(
    "bold leaves code alone",
    "uno|~~~ dos",
    run(toggleMark(strong, null, "A"), fromTo("uno", "dos")),
    "{~+strong:uno~}|~~~ dos",
  )
})
