import { Readable } from "node:stream"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { run } from "@/cli/check"
import { checkLines } from "@/cli/check-parts/lines"
import type { Written } from "@/cli/check-parts/write"
import { createChecker } from "@/lib/checks/run"
import { commandLine } from "@/lib/testing/command-line"
import { type FakeLanguageTool, fakeLanguageTool } from "@/lib/testing/language-tool"
import { lexicons } from "@/lib/testing/lexicons"

const { at, file, folder, run: answered } = commandLine("check")
const cotejo = (...args: string[]) => answered(run, args)

interface SarifResult {
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly region: Readonly<Record<"startLine" | "startColumn" | "endColumn", number>>
      }
    },
  ]
}

const english = "# The well\n\nThe **well** is 40 metres deep. It was dug by hand.\n"
const spanish = "# El pozo\n\nLa **pozo** tiene 40 metros de hondo. La *excavacion* fue a mano.\n"

describe("cotejo check", () => {
  const source = file("well.md", english)
  const target = file("pozo.md", spanish)

  it.each([
    ["two files", [source, target]],
    ["a translation alone", ["--target-only", target]],
  ])("gives places in the file as it is, marks and all: %s", async (_, args) => {
    const { code, out, errors } = await cotejo(...args, "--only", "agr-determiner,accent-missing")
    expect([code, errors]).toEqual([0, ""])
    const findings = JSON.parse(out) as Written[]
    expect(findings.map(({ check, quote }) => [check, quote])).toEqual([
      ["agr-determiner", "La"],
      ["accent-missing", "excavacion"],
    ])
    for (const { from, to, quote } of findings) expect(spanish.slice(from, to)).toBe(quote)
    expect(findings.map(({ suggestions }) => suggestions[0])).toEqual(["El", "excavación"])
  })

  const drafts = {
    "draft.md":
      '---\ntitle: Los casa\n---\n\n# El *reunion* 😀\n\nLos **casa** es [Los casa](http://x.org "t") y &amp; nuestro\n' +
      "visibilidad con la excavacion, y\\* la excavacion.\n\n- una excavacion\n- dos\n  la excavacion\n\n> Los casa\n> de ella\n\n" +
      "| a | b |\n|---|---|\n| la excavacion | Los casa |\n\n```\nLos casa\n```\n",
    "draft.html":
      "<!doctype html>\n<html><body>\n<h1>La reunion &amp; 😀</h1>\n<p>Los <b>casa</b> de\n la excavaci&oacute;n y excavacion</p>\n" +
      "<!-- Los casa --><ul><li>Los casa<li>la excavacion</ul><pre>Los casa</pre></body></html>\n",
    "draft.txt": "La reunion y Los casa 😀.\nEl reunion sigue.\n\nOtra excavacion   la excavacion.\n",
    "draft.trac":
      "= La reunion =\n\nLos '''casa''' de la ''excavacion'' [http://x la excavacion].\n\n * la excavacion\n * Los casa\n",
  }
  const given = {
    "as it is": (words: string) => words,
    "with carriage returns": (words: string) => words.replaceAll("\n", "\r\n"),
    "with a mark at its start": (words: string) => `\ufeff${words}`,
    "with both": (words: string) => `\ufeff${words.replaceAll("\n", "\r\n")}`,
    "with the line ends of an old Mac": (words: string) => words.replaceAll("\n", "\r"),
  }
  const cases = Object.entries(drafts).flatMap(([name, words]) =>
    Object.entries(given).map(([how, write]) => [name, how, write(words)] as const),
  )

  it.each(cases)("places point at their quotes in the file as given: %s %s", async (name, how, words) => {
    const path = file(`${how.replaceAll(" ", "-")}-${name}`, words)
    const opposite = file("opposite.txt", "The meeting.\n\nThe house.\n")
    for (const args of [
      ["--target-only", path],
      [opposite, path],
    ]) {
      const only = ["--only", "agr-determiner,accent-missing"]
      const found = JSON.parse((await cotejo(...args, ...only)).out) as Written[]
      expect(found.length).toBeGreaterThan(4)
      for (const { from, to, quote } of found) expect(words.slice(from, to)).toBe(quote)
      expect(found.filter(({ quote }) => /[\r\n]/.test(quote))).toEqual([])
      const { runs } = JSON.parse((await cotejo(...args, ...only, "--format", "sarif")).out)
      const lines = words.split(/\r\n|\r|\n/)
      const told = runs[0].results.map((result: SarifResult) => {
        const { startLine, startColumn, endColumn } = result.locations[0].physicalLocation.region
        return lines[startLine - 1]?.slice(startColumn - 1, endColumn - 1)
      })
      expect(told).toEqual(found.map(({ quote }) => quote))
    }
  })

  it("reads no code as prose, with a source beside it or without", async () => {
    const code = file("code.md", "La casa.\n\n```\nlos casa de la excavacion\n```\n")
    const theirs = file("code.en.md", "The house.\n\n```\nlos casa de la excavacion\n```\n")
    for (const args of [
      ["--target-only", code],
      [theirs, code],
    ])
      expect(JSON.parse((await cotejo(...args)).out)).toEqual([])
  })

  it("writes lines for people", async () => {
    const { out } = await cotejo("--target-only", target, "--only", "accent-missing", "--format", "text")
    expect(out).toBe(`${target}:3:43 error accent-missing: “excavacion” is written “excavación”. → excavación\n`)
  })

  it("writes SARIF with regions and fixes", async () => {
    const { out } = await cotejo("--target-only", target, "--only", "accent-missing", "--format", "sarif")
    const log = JSON.parse(out)
    expect(log.version).toBe("2.1.0")
    const [result] = log.runs[0].results
    expect(log.runs[0].tool.driver.rules[0].id).toBe(result.ruleId)
    const { region } = result.locations[0].physicalLocation
    expect(spanish.slice(region.charOffset, region.charOffset + region.charLength)).toBe("excavacion")
    expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe("excavación")
  })

  it("takes words that are right here", async () => {
    const draft = file("words.txt", "El xilografotipo pesa.\n")
    expect(JSON.parse((await cotejo("--target-only", draft, "--only", "spelling")).out)).toHaveLength(1)
    const words = file("list.txt", "xilografotipo\r\n")
    expect((await cotejo("--target-only", draft, "--only", "spelling", "--words", words)).out).toBe("[]\n")
  })

  it.each([
    ["an unknown check", ["--target-only", target, "--only", "constructor"], 2, 'no check "constructor"'],
    ["an unknown locale", ["--target-only", target, "--locale", "__proto__"], 2, "no locale"],
    ["an unknown format", ["--target-only", target, "--format", "xml"], 2, 'no format "xml"'],
    ["one file too few", [target], 2, "Name two files"],
    ["an unknown option", [target, target, "--loud"], 2, "--loud"],
    ["no such file", ["--target-only", at("none.md")], 1, "There is no such file"],
    ["a folder", ["--target-only", folder], 1, "This is a folder"],
  ])("says what is wrong: %s", async (_, args, code, words) => {
    const answer = await cotejo(...args)
    expect([answer.code, answer.out]).toEqual([code, ""])
    expect(answer.errors).toContain(words)
  })

  it("tells about itself and lists its checks", async () => {
    expect((await cotejo("--help")).out).toContain("--target-only")
    expect((await cotejo("--checks")).out).toContain("agr-determiner")
  })
})

const lists = await lexicons()

describe("cotejo check --lines", () => {
  const checker = createChecker(lists, { sourceLang: "en", targetLang: "es", only: ["agr-determiner", "same-text"] })
  const answers = async (...lines: string[]) => {
    const all = []
    for await (const answer of checkLines(Readable.from(`${lines.join("\n")}\n`), checker)) all.push(answer)
    return all
  }

  it("answers each line with its id", async () => {
    const [first, second] = await answers(
      '{"id":"a","draft":"Los casa"}',
      "",
      '{"id":2,"draft":"La casa","source":"The house"}',
    )
    expect(first).toMatchObject({
      id: "a",
      findings: [{ check: "agr-determiner", from: 0, to: 3, suggestions: ["La"] }],
    })
    expect(second).toEqual({ id: 2, findings: [] })
  })

  it("takes lines as JSON Lines has them: marks, carriage returns, U+2028 within a text, letters that two chunks part", async () => {
    const text = `\ufeff${JSON.stringify({ id: "\u2028", draft: "Los casa\u2028Los ñandú 😀" })}\r\n{"id":2,"draft":"Los casa"}`
    const bytes = Buffer.from(text)
    for (let at = 1; at < bytes.length; at += 7) {
      const all = []
      const parts = [bytes.subarray(0, at), bytes.subarray(at)]
      for await (const answer of checkLines(Readable.from(parts), checker))
        all.push("id" in answer ? answer.id : answer)
      expect(all).toEqual(["\u2028", 2])
    }
  })

  it("names the lines that are none, and goes on", async () => {
    expect(await answers("{", '{"id":1}', '{"id":3,"draft":""}')).toEqual([
      { line: 1, problem: expect.stringContaining("JSON object") },
      { line: 2, problem: expect.stringContaining("JSON object") },
      { id: 3, findings: [] },
    ])
  })
})

describe("cotejo check --languagetool", () => {
  const source = file("cat.md", "The *cat* wants to go up.\n\n😀 This page.\n")
  const target = file("gato.md", "El *gato* quiere subir arriba.\n\n😀 Este página.\n")
  const lines = (words: string) => (JSON.parse(words) as Written[]).map(one => [one.check, one.quote])
  let fake: FakeLanguageTool
  beforeAll(async () => {
    fake = await fakeLanguageTool()
  })
  afterAll(() => fake.close())

  it("puts its findings beside ours, in the file as it is, and says where the text goes", async () => {
    const { code, out, errors } = await cotejo(source, target, "--languagetool", fake.url)
    expect([code, errors]).toEqual([
      0,
      `LanguageTool reads the translation too: its text is sent to ${new URL(fake.url).host}.\n`,
    ])
    const found = JSON.parse(out) as Written[]
    expect(lines(out)).toEqual([
      ["languagetool", "subir arriba"],
      ["agr-determiner", "Este"],
    ])
    expect(found[0]).toMatchObject({ from: 17, to: 29, suggestions: ["subir"], category: "style", confidence: null })
    expect(fake.asked.map(form => form.get("text"))).toEqual(["El gato quiere subir arriba.", "😀 Este página."])
  })

  it("checks a translation alone too", async () => {
    const { out } = await cotejo("--target-only", target, "--languagetool", fake.url)
    expect(lines(out)).toContainEqual(["languagetool", "subir arriba"])
  })

  it("sends nothing when other checks alone are wanted, or it does not know the language", async () => {
    const asked = fake.asked.length
    await cotejo(source, target, "--languagetool", fake.url, "--only", "agr-determiner")
    const { errors } = await cotejo(source, target, "--languagetool", fake.url, "--to", "eu")
    expect(errors).toContain("does not know the language eu")
    expect(fake.asked.length).toBe(asked)
  })

  it("does without it when it fails, and says so", async () => {
    fake.mode = { kind: "body", body: "<html>" }
    const { code, out, errors } = await cotejo(source, target, "--languagetool", fake.url)
    expect(code).toBe(0)
    expect(lines(out)).toEqual([["agr-determiner", "Este"]])
    expect(errors).toMatch(/answers cannot be used: its findings are missing\.\n$/)
  })

  it("refuses what is no address", async () => {
    const { code, errors } = await cotejo(source, target, "--languagetool", "lt")
    expect([code, errors]).toEqual([2, '"lt" is not an address of http or https. See: cotejo check --help\n'])
  })
})
