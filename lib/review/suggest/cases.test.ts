import { deleteSelection as rawDelete } from "prosemirror-commands"
import { Fragment, Slice } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { describe } from "vitest"
import { target } from "@/lib/testing/critic"
import {
  by,
  caretAfter,
  caretBefore,
  drag,
  find,
  fromTo,
  mark,
  over,
  paste,
  remove,
  removeFromTo,
  replace,
  replaceFromTo,
  run,
  typeAfter,
  typeBefore,
  unmark,
} from "@/lib/testing/editing"
import { suggesting } from "@/lib/testing/suggesting"
import { deleteText } from "../commands/delete-character"
import { deleteSelection } from "../commands/delete-selection"
import { joinBackward, joinForward } from "../commands/join-blocks"
import { replaceAll } from "../commands/replace-all"
import { setBlockKind } from "../commands/set-block-kind"
import { breakLine, splitBlock } from "../commands/split-block"
import { toggleMark } from "../commands/toggle-mark"
import { schema } from "../schema"

const { strong, em, link } = schema.marks
const { heading, paragraph, item, quote, pre } = schema.nodes
const backspace = (words: string, author = "A") => run(deleteText("character", "backward", author), caretAfter(words))
const enter = (words: string) => run(splitBlock, caretAfter(words))
const bold = (words: string, author = "A") => run(toggleMark(strong, null, author), over(words))

describe("typing and deleting", () => {
  suggesting("types a word", "un gato", typeAfter("un", " buen"), "un{++ buen++} gato")
  suggesting(
    "types on in its own insertion",
    "un gato",
    [typeAfter("un", " b"), typeAfter(" b", "uen")],
    "un{++ buen++} gato",
  )
  suggesting("types inside its own insertion", "un{++ ben++} gato", typeAfter(" b", "u"), "un{++ buen++} gato")
  suggesting("deletes a word", "un gato gris", remove(" gris"), "un gato{-- gris--}")
  suggesting("deletes on to the left", "un gato gris", [remove("is"), backspace("gr")], "un gato g{--ris--}")
  suggesting("replaces a word", "un gato gris", replace("gato", "perro"), "un {--gato--}{++perro++} gris")
  suggesting(
    "types on after a replacement",
    "un gato",
    [replace("gato", "pe"), typeAfter("pe", "rro")],
    "un {--gato--}{++perro++}",
  )
  suggesting("takes back its own insertion", "un {++perro ++}gris", remove("perro "), "un gris")
  suggesting("shortens its own insertion", "un {++perro ++}gris", remove("ro"), "un {++per ++}gris")
  suggesting("deletes over its own insertion and what lies beside", "a {++b ++}c d", remove("a b c"), "{--a c--} d")
  suggesting("replaces its own insertion", "un {++perro++} gris", replace("perro", "pez"), "un {++pez++} gris")
  suggesting(
    "deletes from its own insertion into the text",
    "casa{++s++} roja",
    remove("as"),
    "c{--a--}sa{++s++} roja".replace("{--a--}s", "{--as--}"),
  )
  suggesting("keeps a double space", "uno  dos", typeAfter("uno ", "y"), "uno {++y++} dos")
  suggesting(
    "fills an empty target",
    "",
    [state => state.tr.insertText("Hola", find(state.doc, "").from)],
    "{++Hola++}",
  )
  suggesting("empties a target", "Hola", remove("Hola"), "{--Hola--}")
  suggesting(
    "deletes a range with its own deletion inside",
    "uno {--dos --}tres",
    removeFromTo("uno", "tres"),
    "{--uno dos tres--}",
  )
  suggesting("breaks a line", "uno dos", run(breakLine, caretAfter("uno")), "uno{++↵++} dos")
  suggesting(
    "deletes a line break",
    "uno↵dos",
    state => state.tr.delete(find(state.doc, "uno").to, find(state.doc, "dos").from),
    "uno{--↵--}dos",
  )
  suggesting(
    "deletes a placeholder",
    "ver ⟦{{x}}⟧ hoy",
    state => state.tr.delete(find(state.doc, "ver ").to, find(state.doc, "ver ").to + 1),
    "ver {--⟦{{x}}⟧--} hoy",
  )
})

describe("whole characters", () => {
  suggesting("deletes an emoji with one key", "sol 👍🏽 mar", backspace("👍🏽"), "sol {--👍🏽--} mar")
  suggesting("deletes a family with one key", "la 👨‍👩‍👧 va", backspace("👨‍👩‍👧"), "la {--👨‍👩‍👧--} va")
  suggesting(
    "deletes a letter with its combining accent",
    "cafe\u0301 ya",
    backspace("cafe\u0301"),
    "caf{--e\u0301--} ya",
  )
  suggesting(
    "widens half an emoji to the whole",
    "a😀b",
    state => state.tr.delete(find(state.doc, "😀").from + 1, find(state.doc, "😀").to),
    "a{--😀--}b",
    "shown only",
  )
  suggesting(
    "replaces the letter when only its accent goes",
    "cafe\u0301",
    state => state.tr.delete(find(state.doc, "cafe").to, find(state.doc, "cafe").to + 1),
    "caf{--e\u0301--}{++e++}",
  )
  suggesting(
    "replaces the letter when an accent is put on it",
    "cafe ya",
    typeAfter("cafe", "\u0301"),
    "caf{--e--}{++e\u0301++} ya",
  )
  suggesting("changes a skin tone as one character", "bien 👍 ya", typeAfter("👍", "🏽"), "bien {--👍--}{++👍🏽++} ya")
  suggesting(
    "takes an input method's composition",
    "un cafe",
    [replace("cafe", "café"), replace("café", "cafés")],
    "un {--cafe--}{++cafés++}",
  )
})

describe("two authors", () => {
  suggesting(
    "types inside another's insertion",
    "un {++perrito++B} gris",
    typeAfter("perr", "az"),
    "un {++perr++B}{++az++}{++ito++B} gris",
  )
  suggesting(
    "types right after another's insertion",
    "un{++ buen++B} gato",
    typeAfter(" buen", " y"),
    "un{++ buen++B}{++ y++} gato",
  )
  suggesting(
    "marks another's insertion and does not cut it",
    "un {++perro++B} gris",
    remove("perro"),
    "un {--{++perro++B}--} gris",
  )
  suggesting("deletes beside another's deletion", "uno {--dos--B} tres", remove(" tres"), "uno {--dos--B}{-- tres--}")
  suggesting(
    "deletes over a part of another's deletion",
    "uno {--dos tres--B} cinco",
    removeFromTo("tres", "cinco"),
    "uno {--dos --B}{--{--tres--}--B}{-- cinco--}",
    "on the marks",
  )
  suggesting(
    "replaces over another's whole replacement",
    "un {--gato--B}{++perro++B} gris",
    replaceFromTo("un", "gris", "nada"),
    "{--un --}{--{--gato--}--B}{--{++perro++B}--}{-- gris--}{++nada++}",
  )
  suggesting(
    "cuts its own insertion around another's",
    "un {++pe++}{++rr++B}{++o++} gris",
    remove("perro"),
    "un {--{++rr++B}--} gris",
  )
  suggesting(
    "cuts its own insertion that another wanted to delete",
    "un {--{++perro++}--B} gris",
    remove("perro"),
    "un  gris",
    "on the marks",
  )
  suggesting(
    "types in another's deletion",
    "un {--gato--B} gris",
    typeAfter("ga", "x"),
    "un {--ga--B}{++x++}{--to--B} gris",
    "on the marks",
  )
  suggesting(
    "keeps authors apart when they take turns",
    "uno",
    [by("A", typeAfter("uno", "a")), by("B", typeAfter("unoa", "b")), by("A", typeAfter("unoab", "c"))],
    "uno{++a++}{++b++B}{++c++}",
  )
  suggesting(
    "joins a split that another suggested",
    "uno{++|++B}dos",
    run(joinBackward, caretBefore("dos")),
    "uno{--{++|++B}--}dos",
  )
  suggesting(
    "splits inside another's insertion",
    "un {++gran perro++B}",
    enter("gran"),
    "un {++gran++B}{++|++}{++ perro++B}",
  )
})

describe("paste, cut and drop", () => {
  suggesting(
    "pastes words",
    "un gato",
    paste(caretAfter("un"), target(" *buen*")),
    "un{++* buen*++} gato".replace("* buen*", " *buen*").replace("{++ *buen*++}", "{++ ++}{++*buen*++}"),
  )
  suggesting(
    "pastes three paragraphs into one",
    "uno dos",
    paste(caretAfter("uno"), target("a|b|c")),
    "uno{++a++}{++|++}{++b++}{++|++}{++c++} dos",
  )
  suggesting(
    "pastes over a selection",
    "un gato gris",
    paste(over("gato"), target("a|b")),
    "un {--gato--}{++a++}{++|++}{++b++} gris",
  )
  suggesting(
    "pastes whole paragraphs over a selection",
    "un gato gris",
    paste(over("gato"), target("a|b"), "whole"),
    "un {--gato--}{++|++}{++a++}{++|++}{++b++}{++|++} gris",
  )
  suggesting(
    "pastes a heading at the start",
    "texto",
    paste(caretBefore("texto"), target("# Título"), "whole"),
    "{++|++}# {++Título++}{++|++}texto",
  )
  suggesting(
    "pastes list items after a paragraph",
    "texto",
    paste(caretAfter("texto"), target("- a|- b"), "whole"),
    "texto{++|++}- {++a++}{++|++}- {++b++}",
  )
  suggesting(
    "pastes code between paragraphs",
    "a|b",
    paste(caretAfter("a"), target("~~~ x=1"), "whole"),
    "a{++|++}~~~ {++x=1++}|b",
  )
  suggesting(
    "pastes nothing of what was said about the text",
    "un gato",
    paste(caretAfter("gato"), target(" {++rojo++B} {>>t:hoy<<}")),
    "un gato{++ rojo hoy++}",
  )
  suggesting(
    "a copy does not bring deleted text back (it is left out)",
    "un gato",
    paste(caretAfter("gato"), target(" {--rojo --B}gris")),
    "un gato{++ gris++}",
    "shown only",
  )
  suggesting(
    "pastes over mixed authors",
    "un {--gato--B}{++perro++B}{++ y pez++} gris",
    paste(over("gatoperro y pez"), target("ave")),
    "un {--{--gato--}--B}{--{++perro++B}--}{++ave++} gris",
    "on the marks",
  )
  suggesting("moves a word by dragging", "uno dos tres", drag("uno ", "dos "), "{--uno --}dos {++uno ++}tres")
  suggesting("moves its own insertion", "{++uno ++}dos tres", drag("uno ", "dos "), "dos {++uno ++}tres")
  suggesting(
    "replaces every word found",
    "gato y gato",
    state => run(replaceAll([find(state.doc, "gato"), find(state.doc, "gato", 2)], "ave"), caretAfter("y"))(state),
    "{--gato--}{++ave++} y {--gato--}{++ave++}",
  )
})

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

describe("comments", () => {
  suggesting(
    "a comment is no suggestion",
    "un gato",
    mark("gato", schema.marks.comment, { thread: "t" }),
    "un {>>t:gato<<}",
  )
  suggesting(
    "deleting leaves the comment on the words",
    "un {>>t:gato gris<<}",
    remove("un gato"),
    "{--un --}{--{>>t:gato<<}--}{>>t: gris<<}",
  )
  suggesting(
    "typing within a comment is commented too",
    "{>>t:un gato<<}",
    typeAfter("un", "x"),
    "{>>t:un<<}{++{>>t:x<<}++}{>>t: gato<<}",
  )
  suggesting("typing beside a comment is not", "{>>t:un<<} gato", typeAfter("un", "x"), "{>>t:un<<}{++x++} gato")
})

describe("borders", () => {
  suggesting(
    "backspace at the start of a pair stays there",
    "uno || dos",
    run(joinBackward, caretBefore("dos")),
    "uno || dos",
  )
  suggesting("delete at the end of a pair stays there", "uno || dos", run(joinForward, caretAfter("uno")), "uno || dos")
  suggesting(
    "deleting over two pairs takes the pieces (both sources stay)",
    "uno dos || tres cuatro",
    run(deleteSelection, fromTo("dos", "tres")),
    "uno {--dos--} || {--tres--} cuatro",
  )
  suggesting(
    "so does a deletion that knows nothing of pairs",
    "uno dos || tres cuatro",
    run(rawDelete, fromTo("dos", "tres")),
    "uno {--dos--} || {--tres--} cuatro",
  )
  suggesting(
    "typing over two pairs goes where it began",
    "uno dos || tres cuatro",
    replaceFromTo("dos", "tres", "X"),
    "uno {--dos--}{++X++} || {--tres--} cuatro",
  )
  suggesting("typing in the source does nothing", "uno", state => state.tr.insertText("x", 4), "uno", "shown only")
  suggesting(
    "bold in the source does nothing",
    "uno",
    state => state.tr.addMark(3, 6, strong.create()),
    "uno",
    "shown only",
  )
  suggesting(
    "deleting a pair does nothing but empty its target (it is refused where there is no text)",
    "uno || dos",
    state => state.tr.delete(0, state.doc.child(0).nodeSize),
    "{--uno--} || dos",
    "shown only",
  )
  suggesting(
    "pasting a pair pastes its words",
    "uno",
    state =>
      state.tr.replace(
        find(state.doc, "uno").to,
        find(state.doc, "uno").to,
        new Slice(Fragment.from(state.doc.child(0)), 0, 0),
      ),
    "uno",
    "shown only",
  )
  suggesting(
    "a selection from the source into the target takes what is in the target",
    "uno dos",
    state => state.tr.setSelection(TextSelection.create(state.doc, 4, find(state.doc, "uno").to)).deleteSelection(),
    "{--uno--} dos",
    "shown only",
  )
  suggesting(
    "typing before a pair's first word keeps to the pair",
    "uno || dos",
    typeBefore("dos", "x "),
    "uno || {++x ++}dos",
  )
})
