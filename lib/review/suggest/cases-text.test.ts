import { deleteSelection as rawDelete } from "prosemirror-commands"
import { Fragment, Slice } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { describe } from "vitest"
import {
  caretAfter,
  caretBefore,
  find,
  fromTo,
  mark,
  remove,
  removeFromTo,
  replace,
  replaceFromTo,
  run,
  typeAfter,
  typeBefore,
} from "@/lib/testing/editing"
import { suggesting } from "@/lib/testing/suggesting"
import { deleteText } from "../commands/delete-character"
import { deleteSelection } from "../commands/delete-selection"
import { joinBackward, joinForward } from "../commands/join-blocks"
import { breakLine } from "../commands/split-block"
import { schema } from "../schema"

const { strong } = schema.marks
const backspace = (words: string, author = "A") => run(deleteText("character", "backward", author), caretAfter(words))

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
