/** The server and LanguageTool: the contract with whoever speaks its API, and who may have it asked. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type FakeLanguageTool, type FakeMode, fakeLanguageTool } from "@/lib/testing/language-tool"
import { bringPage, elsewhere, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import { readConfig } from "./config"
import { LanguageTool, type patience, readLanguageTool } from "./outside/language-tool"
import type { Server } from "./server"

let fake: FakeLanguageTool
beforeAll(async () => {
  fake = await fakeLanguageTool()
})
afterEach(() => {
  fake.mode = { kind: "ok" }
})
afterAll(() => fake.close())

const quick = { timeout: 300, rest: [100, 400] as const }
function toolAt(url: string, own: Partial<typeof patience> = {}, off = ""): LanguageTool {
  const settings = readLanguageTool(url, off)
  if (!settings) throw new Error("no address")
  return new LanguageTool(settings, { ...quick, ...own })
}
const said = async (text: string, tool = toolAt(fake.url)) => {
  const answer = await tool.ask(text, "es")
  return answer.ok ? answer.value.map(({ from, to }) => text.slice(from, to)) : answer.why
}

describe("LanguageTool answers", () => {
  it("about the words of the text, in UTF-16 units, whatever stands before them", async () => {
    for (const before of [
      "",
      "😀😀 ",
      "👩‍👩‍👧‍👦 ",
      "cafe\u0301 ",
      "\u{1F1EA}\u{1F1F8}\n",
      "a\n\nb\n",
      "\uFFFC, ",
      "\uD800 ",
      "شكرا ",
    ])
      expect(await said(`${before}Hay que subir arriba.`), before).toEqual(["subir arriba"])
    expect(await said("Nada que decir.")).toEqual([])
  })
  it("as MQM findings with its sentence, its rule and what to write instead", async () => {
    expect(await toolAt(fake.url).ask("Este página", "es")).toEqual({
      ok: true,
      value: [
        {
          from: 0,
          to: 11,
          says: "Este determinante no concuerda con el nombre «página».",
          rule: "AGREEMENT_DET_NOUN",
          ruleName: "Concordancia",
          category: "grammar",
          level: "warning",
          suggestions: ["Esta página"],
        },
      ],
    })
  })
  it("is sent the text, the language, the rules that are off, and a name and password where there are some", async () => {
    const tool = toolAt(fake.url.replace("//", "//ada:s%20cret@"), {}, " SUBIR_ARRIBA, X ")
    expect(await said("Uno\nsubir arriba \uFFFC.", tool)).toEqual([])
    expect(Object.fromEntries(fake.asked.at(-1) ?? [])).toEqual({
      text: "Uno\n\nsubir arriba 0.",
      language: "es",
      enabledOnly: "false",
      level: "default",
      disabledRules: "SUBIR_ARRIBA,X",
    })
    expect(fake.authorizations.at(-1)).toBe(`Basic ${Buffer.from("ada:s cret").toString("base64")}`)
    expect(tool.settings.host).toBe(new URL(fake.url).host)
  })
  it("is asked about the same words once, in each language, and about no words never", async () => {
    const tool = toolAt(fake.url)
    const before = fake.asked.length
    await Promise.all([
      tool.ask("Uno.", "es"),
      tool.ask("Uno.", "es"),
      tool.ask("Uno.", "es-AR"),
      tool.ask("1, 2", "es"),
    ])
    await tool.ask("Uno.", "es")
    expect(fake.asked.length - before).toBe(2)
  })
  it("is asked a few things at once", async () => {
    fake.mode = { kind: "slow", ms: 20 }
    const tool = toolAt(fake.url, { atOnce: 2 })
    const before = fake.most
    await Promise.all(Array.from({ length: 12 }, (_, i) => tool.ask(`Texto ${i}`, "es")))
    expect(Math.max(fake.most, before)).toBeLessThanOrEqual(2)
  })
})

describe("LanguageTool fails", () => {
  const modes: readonly (readonly [string, FakeMode, string])[] = [
    ["is slow", { kind: "slow", ms: 5_000 }, "no-answer"],
    ["breaks", { kind: "status", status: 500 }, "no-answer"],
    ["is not there behind its proxy", { kind: "status", status: 502 }, "no-answer"],
    ["has enough", { kind: "status", status: 429 }, "too-many"],
    ["does not want the text", { kind: "status", status: 413 }, "refused"],
    ["answers nothing", { kind: "status", status: 200 }, "damaged"],
    ["answers a page", { kind: "body", body: "<!doctype html>" }, "damaged"],
    ["answers half", { kind: "body", body: '{"matches":[' }, "damaged"],
    ["never ends", { kind: "endless" }, "damaged"],
    ["is cut off", { kind: "cut" }, "no-answer"],
    ["did not finish", { kind: "incomplete" }, "no-answer"],
    [
      "gives places after the end",
      { kind: "changed", change: one => ({ ...one, offset: one.offset + 900 }) },
      "damaged",
    ],
    ["gives places before the start", { kind: "changed", change: one => ({ ...one, offset: -1 }) }, "damaged"],
    ["gives other places", { kind: "changed", change: one => ({ ...one, offset: one.offset - 1 }) }, "damaged"],
    ["counts characters", { kind: "characters" }, "damaged"],
    ["sends us elsewhere", { kind: "elsewhere", to: "http://127.0.0.1:1/v2/check" }, "no-answer"],
  ]
  it.each(modes)("when it %s: one refusal, in time", async (_, mode, why) => {
    fake.mode = mode
    const began = Date.now()
    expect(await said("😀 Hay que subir arriba.", toolAt(fake.url, { timeout: 600 }))).toBe(why)
    expect(Date.now() - began).toBeLessThan(4_000)
  })
  it("when nobody is there, or it does not know the language, or the text is too long", async () => {
    const gone = await fakeLanguageTool()
    await gone.close()
    expect(await said("Uno", toolAt(gone.url))).toBe("no-answer")
    expect(await toolAt(fake.url).ask("Bat", "eu")).toMatchObject({ why: "refused" })
    expect(await said(`a${"\n".repeat(10_000)}`)).toBe("too-long")
  })
  it("and is then left alone: refused at once, for longer each time, and asked again after", async () => {
    const rests: number[] = []
    const tool = toolAt(fake.url, { onRest: (_, ms) => rests.push(ms) })
    fake.mode = { kind: "status", status: 503 }
    expect(await said("Uno", tool)).toBe("no-answer")
    const asked = fake.asked.length
    expect(await Promise.all(["Dos", "Tres"].map(text => said(text, tool)))).toEqual(["no-answer", "no-answer"])
    expect(fake.asked.length).toBe(asked)
    await expect.poll(() => tool.restMs).toBe(0)
    expect(await said("Uno", tool)).toBe("no-answer")
    expect(rests.map(ms => Math.round(ms / 100))).toEqual([1, 2])
    fake.mode = { kind: "ok" }
    await expect.poll(() => tool.restMs).toBe(0)
    expect(await said("Este página", tool)).toEqual(["Este página"])
  })
  it("and says itself how long it wants to be left alone, up to a limit", async () => {
    fake.mode = { kind: "status", status: 429, headers: { "retry-after": "3600" } }
    const tool = toolAt(fake.url)
    await said("Uno", tool)
    expect(tool.restMs).toBeGreaterThan(300)
    expect(tool.restMs).toBeLessThanOrEqual(400)
  })
  it("at one text, and the others are answered", async () => {
    const tool = toolAt(fake.url)
    fake.mode = { kind: "body", body: "{" }
    expect(await said("Uno", tool)).toBe("damaged")
    fake.mode = { kind: "ok" }
    expect(await said("Este página", tool)).toEqual(["Este página"])
    expect(await said("Uno", tool)).toEqual([])
  })
  it("at every text, and is left alone", async () => {
    const tool = toolAt(fake.url)
    fake.mode = { kind: "body", body: "{" }
    for (let i = 0; i < 5; i++) await said(`Texto ${i}`, tool)
    expect(tool.restMs).toBeGreaterThan(0)
  })
  it("when more wait than it can answer", async () => {
    fake.mode = { kind: "slow", ms: 150 }
    const tool = toolAt(fake.url, { atOnce: 1, mostWaiting: 2, wait: 80 })
    const all = await Promise.all(["uno", "dos", "tres", "cuatro"].map(text => said(text, tool)))
    expect(all).toEqual([[], "too-many", "too-many", "too-many"])
    expect(await said("cinco", tool)).toEqual([])
  })
})

describe("its address", () => {
  it("is taken as its owner writes it", () => {
    const check = (text: string) => readLanguageTool(text)?.check
    for (const text of [
      "http://lt:8010",
      "http://lt:8010/",
      "http://lt:8010/v2",
      "http://lt:8010/v2/",
      "http://lt:8010/v2/check",
    ])
      expect(check(text), text).toBe("http://lt:8010/v2/check")
    expect(check("https://example.org/lt/?x#y")).toBe("https://example.org/lt/v2/check")
    expect(["lt:8010", "ftp://lt/", "http://a%zz@lt/", ""].map(check)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
  it("keeps the server from starting when it is none", () => {
    expect(() => readConfig({ COTEJO_LANGUAGETOOL_URL: "lt" }, "/")).toThrow(
      /COTEJO_LANGUAGETOOL_URL is not an address/,
    )
    expect(readConfig({}, "/").languageTool).toBeNull()
  })
})

describe("at a page", () => {
  let server: Server & { remove(): Promise<void> }
  let coordinator: Someone
  let viewer: Someone
  let stranger: Someone
  let page: string
  beforeAll(async () => {
    server = await openTestServer({ COTEJO_LANGUAGETOOL_URL: fake.url })
    coordinator = await firstPerson()
    viewer = await invited(coordinator, ["viewer"])
    page = await bringPage(coordinator)
    stranger = await elsewhere(server, coordinator)
  }, 120_000)
  afterAll(() => server.remove())
  const ask = (who: Someone, ...texts: string[]) => who.post(`/api/pages/${page}/languagetool`, { texts })

  it("says where the text goes, and asks for whoever may see it", async () => {
    expect((await viewer.get(`/api/pages/${page}/checking`)).body.languageTool).toEqual({
      host: new URL(fake.url).host,
      language: "es",
    })
    const { body } = await ask(viewer, "Este página", "Bien.")
    expect(body).toMatchObject({ said: [{ found: [{ from: 0, to: 11 }] }, { found: [] }], restMs: 0 })
  })
  it("asks nothing for strangers, and nothing of another shape", async () => {
    const asked = fake.asked.length
    expect((await ask(stranger, "Secreto")).status).toBe(404)
    expect((await ask(viewer)).body.error).toBe("not-understood")
    expect((await ask(viewer, "x".repeat(20_001))).body.error).toBe("not-understood")
    expect((await ask(viewer, ...Array.from({ length: 9 }, () => "Uno"))).body.error).toBe("not-understood")
    expect(fake.asked.length).toBe(asked)
  })
  it("answers what there is when some fail", async () => {
    expect((await ask(viewer, "Este página", `a${"\n".repeat(15_000)}`)).body.said).toMatchObject([
      { found: [{ from: 0 }] },
      { why: "too-long" },
    ])
  })
  it("sends nothing once the group has turned it off", async () => {
    const asked = fake.asked.length
    await coordinator.post(`/api/pages/${page}/checks`, { locale: null, off: ["languagetool"], levels: {} })
    expect((await ask(viewer, "Otra cosa")).body).toEqual({ said: [{ why: "off" }], restMs: 0 })
    expect(fake.asked.length).toBe(asked)
    await coordinator.post(`/api/pages/${page}/checks`, { locale: null, off: [], levels: {} })
  })
  it("is asked so often by one person, and no more; others may go on", async () => {
    const answers = await Promise.all(Array.from({ length: 170 }, () => ask(viewer, "Bien.")))
    expect(answers.at(-1)?.body.error).toBe("too-many-tries")
    expect((await ask(coordinator, "Bien.")).status).toBe(200)
  })
})
