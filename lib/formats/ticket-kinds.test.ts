/** Tickets in the other shapes that somebody may have: the saved page, the feed, the table, issues of GitHub and GitLab. */
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { recogniseFormat } from "./registry"
import type { Ticket } from "./ticket"
import { fieldValue, looksLikeTicket, readTicket, ticketSide } from "./ticket-read"

function ticket(text: string): Ticket {
  const read = readTicket(text)
  if (!read.ok) throw new Error(`refused: ${read.why}`)
  expect(looksLikeTicket(text)).toBe(true)
  expect(recogniseFormat(text, "").format).toBe("ticket")
  return read.value
}

const source = [
  "This is what we did in the garden this spring, and what we are going to do when the summer comes.",
  "We planted the beans, and the water of the river was enough for all of them.",
]
const draft = [
  "Esto es lo que hicimos en la huerta esta primavera, y lo que vamos a hacer cuando llegue el verano.",
  "Plantamos las judías, y el agua del río fue bastante para todas ellas.",
]
const second = [
  "Esto es lo que se hizo en la huerta en esta primavera y lo que vamos a hacer cuando llegue el verano.",
  "Plantamos judías, y el agua del río alcanzó para todas ellas.",
]
const p = (lines: readonly string[]) => lines.map(line => `<p>\n${line}\n</p>`).join("\n")

const page = `<!DOCTYPE html><html lang="es"><head><title>#31 (Informe) – Huerta</title></head><body>
<div id="content" class="ticket"><div id="ticket" class="trac-content">
<div class="date"><p>Abierto <a class="timeline" href="#">hace 3 meses</a></p><p>Cerrado <a class="timeline" href="#">hace 2 días</a></p></div>
<h2><a href="/ticket/31" class="trac-id">#31</a> <span class="trac-status"><a href="#">closed</a></span>
<span class="trac-type"><a href="#">translation</a></span> <span class="trac-resolution">(<a href="#">done</a>)</span></h2>
<h1 id="trac-ticket-title" class="searchable"><span class="summary">Garden report</span></h1>
<table class="properties"><tr><th id="h_reporter">Informado por:</th><td headers="h_reporter" class="searchable"><a>vera</a></td>
<th id="h_owner">Propietario:</th><td headers="h_owner"><a>iris</a></td></tr>
<tr><th id="h_keywords">Palabras clave:</th><td headers="h_keywords" class="searchable">en-es huerta</td>
<th id="h_cc" class="missing">Cc:</th><td headers="h_cc"></td></tr></table>
<div class="description"><h2 id="comment:description">Descripción</h2><div class="searchable">
<h2 id="Garden">The Garden<a class="anchor" href="#Garden" title="Link"> ¶</a></h2>
${p(source)}<p>See <a class="ext-link" href="https://garden.example/plan"><span class="icon">\u200b</span>the plan</a>.<script>alert(1)</script></p>
</div></div></div>
<div id="attachments"><dl class="attachments"><dt><a href="/a">plan.odt</a> (12 KB)</dt></dl></div>
<div id="changelog"><form></form>
<div class="change" id="trac-change-1"><h3 class="change" id="comment:1"><span class="threading"><span class="cnum"><a href="#comment:1">comentario:1</a></span></span>
 por <span class="trac-author">iris</span>, <a class="timeline" href="#">hace 2 meses</a></h3>
<table class="changes"><tr class="trac-field-owner"><th>Propietario:</th><td><span class="trac-field-old">vera</span> → <span class="trac-field-new">iris</span></td></tr>
<tr class="trac-field-status"><th>Estado:</th><td><span class="trac-field-old">drafting</span> → <span class="trac-field-new">proofreading</span></td></tr>
<tr class="trac-field-milestone"><th>Hito:</th><td><span class="trac-field-deleted">Otoño</span></td></tr></table>
<div class="comment searchable"><h2>La huerta</h2>${p(draft)}</div></div>
<div class="change"><h3 class="change"><span class="threading"><span class="cnum"><a href="#comment:2">comment:2</a></span> <span class="trac-in-reply-to">en respuesta a: <a>1</a></span></span>
 Cambiado <a class="timeline">hace 2 días</a> por <span class="trac-author">vera</span></h3>
<ul class="changes"><li class="trac-field-status"><strong>Estado</strong> cambiado de <em>proofreading</em> a <em>closed</em></li></ul>
<div class="comment searchable"><p>Gracias.</p></div></div></div></body></html>`

describe("a ticket's page, saved", () => {
  const read = ticket(page)
  it("has its head, whatever language the page is shown in", () => {
    expect(read).toMatchObject({ id: 31, summary: "Garden report", status: "closed", type: "translation" })
    expect(read).toMatchObject({ resolution: "done", opened: "hace 3 meses", closed: "hace 2 días" })
    expect([fieldValue(read, "owner"), fieldValue(read, "reporter"), read.attachments]).toEqual([
      "iris",
      "vera",
      ["plan.odt"],
    ])
    expect(read.languages).toEqual({ source: "en", target: "es" })
  })
  it("has every change by whom, of any workflow's states", () => {
    expect(read.comments.map(one => [one.number, one.by, one.when, one.replyTo])).toEqual([
      [1, "iris", "hace 2 meses", undefined],
      [2, "vera", "hace 2 días", 1],
    ])
    expect(read.comments.map(one => one.changes)).toEqual([
      [
        { field: "owner", from: "vera", to: "iris" },
        { field: "status", from: "drafting", to: "proofreading" },
        { field: "milestone", from: "Otoño", to: null },
      ],
      [{ field: "status", from: "proofreading", to: "closed" }],
    ])
  })
  it("gives both sides as HTML, links and headings kept, Trac's own signs left out", () => {
    expect(read.drafts).toEqual([1])
    const side = ticketSide(read, "description")
    expect(side.format).toBe("html")
    expect(side.text).toContain('href="https://garden.example/plan">the plan</a>')
    expect(side.text).not.toContain("¶")
    expect(read.description.blocks.slice(0, 2)).toEqual(["The Garden", source[0]])
    expect(read.description.text).not.toContain("alert")
    expect(ticketSide(read, 1).text).toContain("<h2>La huerta</h2>")
  })
})

const escaped = (html: string) => html.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
const item = (by: string, day: number, number: number | null, html: string) => `<item><dc:creator>${by}</dc:creator>
<pubDate>Tue, 0${day} Mar 2022 10:00:00 GMT</pubDate><title>changed</title>
<link>https://trac.example/ticket/31${number === null ? "" : `#comment:${number}`}</link>
<description>${escaped(html)}</description><category>Ticket</category></item>`
const feed = `<?xml version="1.0"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>Garden: Ticket #31: Garden report</title><link>https://trac.example/ticket/31</link>
<description>${escaped(p(source))}</description><language>en-us</language>
${item("vera", 1, null, "<ul><li><strong>attachment</strong> set to <em>plan.odt</em></li></ul>")}
${item("iris", 2, 1, `<ul><li><strong>status</strong> changed from <em>new</em> to <em>in_translation</em></li></ul>\n${p(draft)}`)}
${item("nora", 3, 2, p(second))}
${item("vera", 4, 3, "<ul>\n<li><strong>status</strong> changed from <em>in_translation</em> to <em>closed</em></li>\n<li><strong>resolution</strong> set to <em>fixed</em></li>\n</ul>\n<p>Thanks.</p>")}
</channel></rss>`

describe("a ticket's feed", () => {
  const read = ticket(feed)
  it("has its history with names and dates", () => {
    expect(read).toMatchObject({ id: 31, summary: "Garden report", status: "closed", resolution: "fixed" })
    expect(read.comments.map(one => [one.number, one.by, one.at])).toEqual([
      [4, "vera", Date.UTC(2022, 2, 1, 10)],
      [1, "iris", Date.UTC(2022, 2, 2, 10)],
      [2, "nora", Date.UTC(2022, 2, 3, 10)],
      [3, "vera", Date.UTC(2022, 2, 4, 10)],
    ])
    expect(read.attachments).toEqual(["plan.odt"])
  })
  it("asks which of several drafts is meant", () => {
    expect(read.drafts).toEqual([1, 2])
    expect(read.notes).toContainEqual({ code: "several-drafts", detail: "comment:1, comment:2" })
    expect(read.comments[1]?.blocks).toEqual(draft)
  })
  it("is none when it is another feed, or brings declarations", () => {
    expect(looksLikeTicket(feed.replaceAll("/ticket/31", "/wiki/Start"))).toBe(false)
    expect(looksLikeTicket(feed.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss'))).toBe(false)
  })
})

describe("a ticket's table", () => {
  const heads = ["id", "summary", "reporter", "owner", "description", "type", "status", "resolution", "keywords"]
  const cells = [
    "31",
    "Garden, report",
    "vera",
    "iris",
    `= The "Garden" =\r\n\r\n${source.join("\r\n\r\n")}`,
    "task",
    "new",
    "",
    "en-es",
  ]
  it.each([",", "\t"])("gives the description as wiki text (%j)", separator => {
    const cell = (words: string) => (/["\n,\t]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words)
    const read = ticket(`\ufeff${heads.join(separator)}\r\n${cells.map(cell).join(separator)}\r\n`)
    expect(read).toMatchObject({ id: 31, summary: "Garden, report", status: "new", comments: [], drafts: [] })
    expect(ticketSide(read, "description")).toEqual({
      format: "trac-wiki",
      text: `= The "Garden" =\n\n${source.join("\n\n")}`,
    })
  })
  it("is none where there are several rows, or other columns", () => {
    expect(looksLikeTicket("id,summary,reporter,description,status\n1,a,b,c,new\n2,a,b,c,new\n")).toBe(false)
    expect(looksLikeTicket("id,source,target\n1,a,b\n")).toBe(false)
  })
})

describe("damaged ones", () => {
  it("are read or refused, and never thrown over", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = new Random(seed)
      let text = random.pick([page, feed])
      for (let i = random.between(1, 6); i > 0; i--) {
        const at = random.below(text.length)
        const piece = random.pick([
          "",
          "<",
          ">",
          '"',
          "</div>",
          "<li>",
          "<h3 class=change>",
          "&lt;",
          "\n",
          "#",
          "\u0000",
        ])
        text = text.slice(0, at) + piece + text.slice(at + random.below(30))
      }
      expect(typeof readTicket(text).ok, `seed ${seed}`).toBe("boolean")
    }
  })

  it("are not looked at for long", () => {
    const start = process.cpuUsage()
    for (const text of [
      `<div id="ticket">${"class=".repeat(400_000)}`,
      `${page}${'<ul class="changes"><li><strong>'.repeat(500)}`,
      `Title #31\nOpen\n${"vera commented on Mar 1, 2022\n".repeat(20_000)}`,
      `Title #31\nOpen\n${`${"a ".repeat(70)}\n`.repeat(10_000)}`,
    ])
      readTicket(text)
    const used = process.cpuUsage(start)
    expect((used.user + used.system) / 1e6).toBeLessThan(8)
  })
})

describe("an issue, copied", () => {
  it("of GitHub, as its page shows it", () => {
    const read = ticket(
      `Garden report #31
Closed
vera opened this issue on Mar 1, 2022 · 2 comments
Comments
@vera
vera commented on Mar 1, 2022
Member
${source.join("\n\n")}

iris
commented
on Mar 2, 2022
Contributor
${draft.join("\n\n")}

vera added the en-es label on Mar 2, 2022
nora commented 3 weeks ago
This comment says: somebody commented yesterday.
vera closed this as completed on Mar 4, 2022
Sign up for free to join this conversation on GitHub. Already have an account? Sign in to comment
Assignees
nora`,
    )
    expect(read).toMatchObject({ id: 31, summary: "Garden report", status: "closed", type: "issue" })
    expect(read.description.blocks).toEqual(source)
    expect(read.comments.map(one => [one.number, one.by, one.when])).toEqual([
      [1, "iris", "Mar 2, 2022"],
      [3, "vera", "Mar 2, 2022"],
      [2, "nora", "3 weeks ago"],
      [4, "vera", "Mar 4, 2022"],
    ])
    expect(read.comments[3]?.changes[0]).toEqual({ field: "status", from: "open", to: "closed" })
    expect([read.drafts, read.languages, fieldValue(read, "reporter")]).toEqual([
      [1],
      { source: "en", target: "es" },
      "vera",
    ])
  })

  it("of GitLab, in Spanish", () => {
    const read = ticket(
      `huerta / web / Incidencias / #31
Informe de la huerta
Abierta
Incidencia creada hace 3 meses por Vera Soto
${source.join("\n\n")}
Actividad
Iris Rey @iris · hace 2 meses
Desarrolladora
${draft.join("\n\n")}
Nora Gil
@nora
· hace 1 mes
Gracias.`,
    )
    expect(read).toMatchObject({ id: 31, summary: "Informe de la huerta", status: "open" })
    expect(read.comments.map(one => [one.by, one.when])).toEqual([
      ["Iris Rey", "hace 2 meses"],
      ["Nora Gil", "hace 1 mes"],
    ])
    expect(fieldValue(read, "reporter")).toBe("Vera Soto")
    expect(read.drafts).toEqual([1])
  })

  it("as Markdown", () => {
    const read = ticket(
      `# Garden report (#31)\n\n**[vera](https://github.com/vera)** opened this issue on Mar 1, 2022\n\n## The garden\n\n${source.join("\n\n")}\n\n[The plan](https://garden.example/plan)\n\n---\n\n**iris** commented on Mar 2, 2022:\n\n## La huerta\n\n${draft.join("\n\n")}\n`,
    )
    expect(read.summary).toBe("Garden report")
    expect(ticketSide(read, "description")).toMatchObject({ format: "markdown" })
    expect(ticketSide(read, 1).text).toMatch(/^## La huerta/)
  })

  it("as the command line prints it", () => {
    const read = ticket(
      `title:\tGarden report\nstate:\tOPEN\nauthor:\tvera\nlabels:\ten-es\ncomments:\t1\nassignees:\t\nprojects:\t\nmilestone:\t\nnumber:\t31\n--\n${source.join("\n\n")}\nauthor:\tiris\nassociation:\tmember\nedited:\tfalse\nstatus:\tnone\n--\n${draft.join("\n\n")}\n--\n`,
    )
    expect(read).toMatchObject({ id: 31, status: "open", drafts: [1], languages: { source: "en", target: "es" } })
    expect(read.comments).toMatchObject([{ by: "iris", blocks: draft }])
  })

  it("is none when it only speaks of issues", () => {
    expect(looksLikeTicket("The issue #12\n\nAna opened the window on Friday. Nobody said anything about it.\n")).toBe(
      false,
    )
    expect(
      looksLikeTicket("# How we work\n\nSomebody commented yesterday on pull request #3.\n\nIt was closed.\n"),
    ).toBe(false)
    expect(looksLikeTicket(`${"word ".repeat(20)}\n`.repeat(2000))).toBe(false)
  })
})
