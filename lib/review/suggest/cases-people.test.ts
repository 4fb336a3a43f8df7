import { describe } from "vitest"
import { target } from "@/lib/testing/critic"
import {
  by,
  caretAfter,
  caretBefore,
  drag,
  find,
  over,
  paste,
  remove,
  removeFromTo,
  replaceFromTo,
  run,
  typeAfter,
} from "@/lib/testing/editing"
import { suggesting } from "@/lib/testing/suggesting"
import { joinBackward } from "../commands/join-blocks"
import { replaceAll } from "../commands/replace-all"
import { splitBlock } from "../commands/split-block"

const enter = (words: string) => run(splitBlock, caretAfter(words))

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
