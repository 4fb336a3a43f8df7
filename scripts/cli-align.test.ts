import { describe, expect, it, vi } from "vitest"
import { run } from "@/cli/align"
import type { Result } from "@/cli/align-parts/result"
import { commandLine } from "@/lib/testing/command-line"

const { at, file, folder, run: answered } = commandLine("align")
const cotejo = (...args: string[]) => answered(run, args)

const english = "The well\n\nThe well is 40 metres deep. It was dug in 1912 by hand. Nobody drinks from it.\n"
const spanish = "El pozo\n\nEl pozo tiene 40 metros de hondo. Fue cavado a mano en 1912. Nadie bebe de él.\n"

describe("cotejo align", () => {
  it("stops at Ctrl-C: exit code 130, and nothing written", async () => {
    const paragraphs = (text: string): string => Array.from({ length: 200 }, (_, k) => `${text} ${k}.`).join("\n\n")
    const files = [file("z.txt", paragraphs(english)), file("z-es.txt", paragraphs(spanish))] as const
    const working = cotejo(...files)
    await vi.waitUntil(() => process.listenerCount("SIGINT") > 0, { interval: 1 })
    process.emit("SIGINT")
    expect(await working).toEqual({ code: 130, out: "", errors: "" })
  })

  it.each([
    ["plain text", "a.txt", english, "a-es.txt", spanish],
    [
      "text with line ends of another system and a mark",
      "b.txt",
      `\ufeff${english.replaceAll("\n", "\r\n")}`,
      "b-es.txt",
      spanish,
    ],
    [
      "Markdown",
      "c.md",
      english.replace("The well\n", "# The **well**\n").replace("by hand", "*by* hand"),
      "c-es.md",
      spanish,
    ],
    [
      "HTML",
      "d.html",
      "<h1>The well</h1><p>The well is 40 metres deep. It was dug in 1912 by&nbsp;hand. Nobody <b>drinks</b> from it.</p>",
      "d-es.txt",
      spanish,
    ],
  ])("gives places that point into the files: %s", async (_, name, words, otherName, otherWords) => {
    const { code, out } = await cotejo(file(name, words), file(otherName, otherWords), "--from", "en", "--to", "es")
    const result = JSON.parse(out) as Result
    expect(code).toBe(0)
    expect(result.pairs.map(pair => [pair.source, pair.target])).toEqual([0, 1, 2, 3].map(id => [[id], [id]]))
    const plain = (text: string): string => text.replace(/<[^>]*>|\*/g, "").replace("&nbsp;", "\u00a0")
    for (const { text, from, to } of result.source) expect(plain(words.slice(from, to))).toBe(text)
    for (const { text, from, to } of result.target) expect(plain(otherWords.slice(from, to))).toBe(text)
  })

  it("lists the parts of a segment that its partner cuts", async () => {
    const source = file(
      "cut.txt",
      `${english.trimEnd()} Tell the mayor\n\nThe mayor answers on Mondays at 9.\n`.replace(
        "it. Tell",
        "it by night Tell",
      ),
    )
    const target = file(
      "cut-es.txt",
      `${spanish.trimEnd().replace("de él", "de él por la noche")}\n\nDígaselo al mayor\n\nEl mayor contesta los lunes a las 9.\n`,
    )
    const { source: segments, pairs } = JSON.parse(
      (await cotejo(source, target, "--from", "en", "--to", "es")).out,
    ) as Result
    expect(segments.map(segment => segment.id)).toEqual(segments.map((_, k) => k))
    expect(new Set(pairs.flatMap(pair => pair.source)).size).toBe(segments.length)
  })

  it("keeps the line numbers of segmented files, empty lines counted", async () => {
    const source = file("lines.en", "The well\n\nIt is 40 metres deep.\nIt was dug in 1912.\n")
    const target = file("lines.es", "El pozo\nTiene 40 metros de hondo.\n\nFue cavado en 1912.\n")
    const { code, out } = await cotejo("--segmented", "--format", "ladder", source, target)
    expect(code).toBe(0)
    expect(out.replace(/:[\d.]+$/gm, "")).toBe("[0]:[0]\n[2]:[1]\n[3]:[3]\n")
  })

  it("lines up many lines that are one block, in a time that grows with them", async () => {
    const source = file("long.txt", "The bell rings again at nine.\n".repeat(1_500))
    const target = file("long-es.txt", "La campana vuelve a sonar a las nueve.\n".repeat(1_500))
    const { code, out } = await cotejo(source, target, "--format", "json")
    expect(code).toBe(0)
    expect((JSON.parse(out) as Result).source.at(-1)).toMatchObject({ id: 1_499, from: 1_499 * 30, to: 1_500 * 30 - 1 })
  })

  it("refuses more than can be lined up, and says how much that is", async () => {
    const good = file("g.txt", "Words.")
    const lines = file("many-lines.txt", "La campana.\n".repeat(30_001))
    expect(await cotejo("--segmented", good, lines)).toEqual({
      code: 1,
      out: "",
      errors: `${lines}: This is more than can be lined up at once: 30,000 sentences and three million characters at most.\n`,
    })
    expect((await cotejo(file("many.txt", "a\n\n".repeat(50_001)), good)).errors).toMatch(/50,000 paragraphs/)
  })

  it("reads more Markdown than its reader takes as plain text, and says so", async () => {
    const more =
      "without any machine and in one dry summer, as the oldest of the neighbours still like to tell their grandchildren"
    const words = `## The well\n\nThe well is 40 metres deep and 3 wide. It was dug by hand, ${more}.\n\n`
    const long = file("long.md", words.repeat(5_000))
    const { code, errors, out } = await cotejo(
      long,
      file("short.md", "## El pozo\n\nEl pozo tiene 40 metros de hondo.\n"),
    )
    expect(code).toBe(0)
    expect(errors).toContain(`${long}: This is much Markdown for one file; it was read as plain text.`)
    const { source } = JSON.parse(out) as Result
    expect(source).toHaveLength(15_000)
    for (const { text, from, to } of source.slice(-3)) expect(words.repeat(5_000).slice(from, to)).toBe(text)
  })

  it("says what to type when the languages were named the wrong way round", async () => {
    const [source, target] = [file("turn.txt", english), file("turn-es.txt", spanish)]
    expect((await cotejo(target, source, "--from", "en", "--to", "es")).errors).toBe(
      "Source and draft seem to have changed places. Run it with --from es --to en, or name the files the other way round.\n",
    )
    expect((await cotejo(target, source, "--from", "es", "--to", "en")).errors).toBe("")
    expect((await cotejo(source, target, "--from", "fr", "--to", "es")).errors).toMatch(/ Run it with --from en\.\n$/)
  })

  it("writes TMX and CSV", async () => {
    const [source, target] = [file("e.txt", "Tea & bread, 3 < 4.\n"), file("e-es.txt", "Té y pan, 3 < 4.\n")]
    const tmx = (await cotejo(source, target, "--format", "tmx", "--from", "en", "--to", "es-MX")).out
    expect(tmx).toContain('<tuv xml:lang="en"><seg>Tea &amp; bread, 3 &lt; 4.</seg></tuv><tuv xml:lang="es-MX">')
    expect((await cotejo(source, target, "--format", "csv")).out).toMatch(
      /^source,target,confidence,moved\r\n"Tea & bread, 3 < 4\.","Té y pan, 3 < 4\.",[\d.]+,\r\n$/,
    )
  })

  it("writes CSV that starts no formula, and TMX that any XML reader takes", async () => {
    const lines = '=SUM(A1:A9) "now"\n-5\nA \u0001 bell & a <b>\n'
    const [source, target] = [file("odd.txt", lines), file("odd-es.txt", lines.replace("now", "ya"))]
    const csv = (await cotejo("--segmented", source, target, "--format", "csv")).out
    expect(csv).toContain('"\'=SUM(A1:A9) ""now""","\'=SUM(A1:A9) ""ya"""')
    expect(csv).toContain("\r\n-5,-5,")
    const tmx = (await cotejo("--segmented", source, target, "--format", "tmx")).out
    expect(tmx).toContain("<seg>A \ufffd bell &amp; a &lt;b&gt;</seg>")
  })

  it("says in one sentence what is wrong", async () => {
    const good = file("f.txt", "Words.")
    expect(await cotejo("--help")).toMatchObject({ code: 0 })
    expect(await cotejo(good)).toMatchObject({
      code: 2,
      errors: "Name two files, SOURCE and TARGET. See: cotejo align --help\n",
    })
    expect((await cotejo(good, good, "--format", "pdf")).code).toBe(2)
    expect((await cotejo(good, good, "--from", "not a tag")).code).toBe(2)
    expect((await cotejo(good, good, "--nonsense")).code).toBe(2)
    expect(await cotejo(good, at("absent.txt"))).toMatchObject({ code: 1, out: "" })
    expect(await cotejo(folder, good)).toMatchObject({ errors: `${folder}: This is a folder; name a file in it.\n` })
    expect(await cotejo(good, file("empty.txt", ""))).toMatchObject({ code: 1, out: "" })
    expect((await cotejo(good, good)).errors).toBe("The two texts are the same text.\n")
  })
})
