/** Files in the manner of the programs that groups use, written by us after what those programs publish about theirs. */
import { describe, expect, it } from "vitest"
import { type BitextRow, sideText } from "@/lib/page/bitext"
import { spliceXliff } from "./splice"
import { xliff } from "./xliff"

const old = 'xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"'
const file = (inside: string, more = "", head = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<xliff ${old}${more}>\n<file original="a.html" source-language="en" target-language="es" datatype="html">${head}<body>\n${inside}\n</body></file></xliff>\n`

interface Story {
  readonly text: string
  /** Source, target, and what is not as usual: its status, or that it is locked. Codes are ◦. */
  readonly rows: readonly (readonly [string, string, ...string[]])[]
  readonly said?: readonly string[]
}

const stories: Readonly<Record<string, Story>> = {
  "memoQ, with its states, locks, comments and older versions": {
    text: file(
      `<trans-unit id="1" mq:status="ManuallyConfirmed" mq:segmentguid="5f"><source xml:space="preserve">The <bpt id="1" ctype="bold">{}</bpt>lamp<ept id="1">{}</ept>.</source><target xml:space="preserve">El <bpt id="1" ctype="bold">{}</bpt>farol<ept id="1">{}</ept>.</target><mq:minorversions><mq:historical-unit><source>The lamp.</source><target>La luz.</target></mq:historical-unit></mq:minorversions></trans-unit>
<trans-unit id="2" mq:status="Proofread" mq:locked="no"><source xml:space="preserve">Dusk.</source><target xml:space="preserve">Ocaso.</target><mq:comments><mq:comment id="c" creatoruser="Ana" time="2024-05-01T10:00:00Z" deleted="false" category="0" appliesto="Target" origin="User">¿Anochecer?</mq:comment><mq:comment id="d" deleted="true">Nada</mq:comment></mq:comments></trans-unit>
<trans-unit id="3" mq:status="NotStarted" mq:locked="locked"><source xml:space="preserve">v2.0</source><target xml:space="preserve"></target></trans-unit>`,
      ' xmlns:mq="MQXliff"',
    ),
    rows: [
      ["The ◦lamp◦.", "El ◦farol◦."],
      ["Dusk.", "Ocaso.", "reviewed"],
      ["v2.0", "", "locked"],
    ],
    said: ["Ana: ¿Anochecer?"],
  },
  "Phrase, a group for each paragraph, its levels and tags in words": {
    text: file(
      `<group id="0" m:para-id="0"><context-group><context context-type="x-key">k1</context></context-group>
<trans-unit id="t:0" m:para-id="0" m:locked="false" m:confirmed="1" m:score="1.01"><source>The {1>lamp&lt;1}.</source><target>El {1>farol&lt;1}.</target><alt-trans origin="memsource-tm" m:score="1.01"><target>El farol.</target></alt-trans><m:comment created-at="1714557600000" created-by="bo">Ver</m:comment><m:tunit-metadata><m:mark id="1"><m:content>&lt;b></m:content></m:mark></m:tunit-metadata></trans-unit></group>
<group id="1" m:para-id="1"><trans-unit id="t:1" m:locked="true" m:confirmed="2"><source>Dusk.</source><target>Ocaso.</target></trans-unit></group>`,
      ' xmlns:m="http://www.memsource.com/mxlf/2.0" m:version="2.17" m:level="2"',
    ),
    rows: [
      ["The {1>lamp<1}.", "El {1>farol<1}."],
      ["Dusk.", "Ocaso.", "reviewed", "locked"],
    ],
    said: ["bo: Ver"],
  },
  "Xcode: several files, names with line ends, no targets, empty notes": {
    text: `<?xml version="1.0" encoding="UTF-8"?>
<xliff ${old} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 xliff-core-1.2-strict.xsd">
  <file original="en.lproj/Localizable.strings" source-language="en" target-language="es" datatype="plaintext"><header><tool tool-id="x" tool-name="Xcode"/></header><body>
    <trans-unit id="%d lamps&#10;|==|plural.one" xml:space="preserve"><source>%d lamp</source><note/></trans-unit>
    <trans-unit id="%d lamps&#10;|==|plural.other" xml:space="preserve"><source>%d lamps</source><target state="translated">%d faroles</target><note>How many</note></trans-unit>
  </body></file>
  <file original="en.lproj/Main.strings" source-language="en" target-language="es" datatype="plaintext"><body>
    <trans-unit id="a.title"><source>Dusk</source><target>Ocaso</target><note>Class = "UILabel";</note></trans-unit>
  </body></file>
</xliff>`,
    rows: [
      ["%d lamp", ""],
      ["%d lamps", "%d faroles"],
      ["Dusk", "Ocaso"],
    ],
    said: [": How many", ': Class = "UILabel";'],
  },
  "Angular: codes by name, places in the program, no target language": {
    text: `<?xml version="1.0" encoding="UTF-8" ?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="en-US" datatype="plaintext" original="ng2.template"><body>
<trans-unit id="2002" datatype="html"><source>{VAR_PLURAL, plural, =1 {a lamp} other {<x id="INTERPOLATION"/> lamps}}</source><target>{VAR_PLURAL, plural, =1 {un farol} other {<x id="INTERPOLATION"/> faroles}}</target><context-group purpose="location"><context context-type="sourcefile">app.html</context></context-group></trans-unit>
<trans-unit id="2003" datatype="html"><source>See <x id="START_LINK" ctype="x-a" equiv-text="&lt;a>"/>the lamp<x id="CLOSE_LINK" ctype="x-a" equiv-text="&lt;/a>"/></source></trans-unit>
</body></file></xliff>`,
    rows: [
      ["{VAR_PLURAL, plural, =1 {a lamp} other {◦ lamps}}", "{VAR_PLURAL, plural, =1 {un farol} other {◦ faroles}}"],
      ["See ◦the lamp◦", ""],
    ],
  },
  "Weblate and translate-toolkit: plurals as groups, 1.1, an approval without a state": {
    text: `<?xml version='1.0' encoding='utf-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.1" version="1.1"><file original="x.po" source-language="en" target-language="es" datatype="po"><body>
<group restype="x-gettext-plurals" id="1"><trans-unit id="1[0]" approved="yes" xml:space="preserve"><source>lamp</source><target state="final">farol</target></trans-unit>
<trans-unit id="1[1]" approved="no" xml:space="preserve"><source>lamps</source><target state="needs-review-translation">faroles</target></trans-unit></group>
<trans-unit id="2" xml:space="preserve"><source>dusk</source><target/><context-group name="po-entry" purpose="information"><context context-type="x-po-autocomment">Evening</context></context-group><note from="developer">Not night</note></trans-unit>
</body></file></xliff>`,
    rows: [
      ["lamp", "farol", "approved"],
      ["lamps", "faroles"],
      ["dusk", ""],
    ],
    said: ["developer: Not night"],
  },
  "Okapi for OmegaT: segments cut in the source, empty ones in the target": {
    text: file(
      `<trans-unit id="tu1" okp:wordCount="4"><source xml:lang="en">The lamp. Dusk <g id="1" ctype="x-b">falls</g>.</source><seg-source><mrk mid="0" mtype="seg">The lamp.</mrk> <mrk mid="1" mtype="seg">Dusk <g id="1" ctype="x-b">falls</g>.</mrk></seg-source><target xml:lang="es"><mrk mid="0" mtype="seg">El farol.</mrk> <mrk mid="1" mtype="seg"></mrk></target></trans-unit>`,
      ' xmlns:okp="okapi-framework:xliff-extensions" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0"',
      '<header><note annotates="general">All</note><skl><external-file href="a.skl"/></skl></header>',
    ),
    rows: [
      ["The lamp. ", "El farol. "],
      ["Dusk falls.", ""],
    ],
  },
  "MateCat: tags in attributes, a segment each, candidates of machines": {
    text: file(
      `<trans-unit id="NFD1" help-id="1" mtc:segment-id="7"><source>The <x id="1" equiv-text="base64:PGIvPg=="/>lamp.</source><seg-source><mrk mid="0" mtype="seg">The <x id="1" equiv-text="base64:PGIvPg=="/>lamp.</mrk></seg-source><target xml:lang="es-ES" state="signed-off"><mrk mid="0" mtype="seg">El <x id="1" equiv-text="base64:PGIvPg=="/>farol.</mrk></target><alt-trans match-quality="85" origin="MT"><source>The lamp</source><target>La lámpara</target></alt-trans></trans-unit>`,
      ' xmlns:mtc="https://www.matecat.com"',
    ),
    rows: [["The ◦lamp.", "El ◦farol.", "reviewed"]],
  },
  "Lokalise and Symfony: names beside, words as CDATA, a note first": {
    text: file(
      `<trans-unit id="ab12" resname="lamp.title"><note>Title</note><source><![CDATA[The <b>lamp</b> & dusk]]></source><target state="translated"><![CDATA[El <b>farol</b> y el ocaso]]></target></trans-unit>`,
    ),
    rows: [["The <b>lamp</b> & dusk", "El <b>farol</b> y el ocaso"]],
    said: [": Title"],
  },
  "Crowdin, 2.0: notes of files and units, targets that are empty": {
    text: `<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f1"><notes><note id="n1">All</note></notes>
<unit id="u1"><notes><note id="n1">Name</note></notes><segment id="s1" state="initial"><source>The lamp</source><target></target></segment></unit>
<unit id="u2"><segment id="s2" state="final"><source>Dusk</source><target>Ocaso</target></segment></unit></file></xliff>`,
    rows: [
      ["The lamp", ""],
      ["Dusk", "Ocaso", "approved"],
    ],
    said: [": Name"],
  },
  "a prefix before every name, and no version": {
    text: `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file original="a" source-language="en" target-language="es" datatype="plaintext"><x:body><x:trans-unit id="1"><x:source>Dusk</x:source><x:target>Ocaso</x:target></x:trans-unit><x:bin-unit id="2" mime-type="image/png"><x:bin-source><x:external-file href="a.png"/></x:bin-source></x:bin-unit></x:body></x:file></x:xliff>`,
    rows: [["Dusk", "Ocaso"]],
  },
}

const shown = ({ source, target, status, locked }: BitextRow): readonly string[] => [
  sideText(source).replaceAll("\ufffc", "◦"),
  sideText(target).replaceAll("\ufffc", "◦"),
  ...(status === "draft" ? [] : [status]),
  ...(locked ? ["locked"] : []),
]

describe.each(Object.entries(stories))("XLIFF as of %s", (_, { text, rows, said = [] }) => {
  const read = xliff.read(text, {})

  it("is read, row by row, with what is said", () => {
    if (!read.ok) throw new Error(`${read.why} ${read.detail}`)
    const bitext = read.value.value
    expect(bitext.rows.map(shown)).toEqual(rows)
    const all = bitext.rows.flatMap(row => row.threads.flatMap(thread => thread.said))
    expect(all.map(one => `${one.by}: ${one.text}`)).toEqual(said)
  })

  it("goes out as it came, and with a status only where one was given", () => {
    if (!read.ok) throw new Error(read.why)
    const bitext = read.value.value
    expect(spliceXliff(text, bitext)).toEqual({ value: text, notes: [] })
    const at = rows.findIndex(row => row[1] !== "" && !row.includes("reviewed"))
    if (at < 0) return
    const judged = {
      ...bitext,
      rows: bitext.rows.map((row, i) => (i === at ? { ...row, status: "reviewed" as const } : row)),
    }
    const made = spliceXliff(text, judged)
    const out = made?.value ?? ""
    if (text.includes('mid="1"')) {
      // Two segments of one unit share a state.
      expect(made).toEqual({ value: text, notes: [{ code: "statuses-left-out", detail: "1" }] })
      return
    }
    const again = xliff.read(out, {})
    expect(again.ok && again.value.value.rows[at]?.status).toBe("reviewed")
    expect(out.split("\n").filter((line, i) => line !== text.split("\n")[i])).toHaveLength(1)
  })
})

it("takes an approval back in the file when the words were changed after it", () => {
  const text = file(
    '<trans-unit id="1" approved="yes"><source>Dusk</source><target state="final">Ocaso</target></trans-unit>',
  )
  const read = xliff.read(text, {})
  if (!read.ok) throw new Error(read.why)
  const rows = read.value.value.rows.map(row => ({ ...row, status: "draft" as const }))
  expect(spliceXliff(text, { ...read.value.value, rows })?.value).toBe(
    text.replace('"yes"', '"no"').replace('"final"', '"translated"'),
  )
})
