/**
 * A side that writes its nouns with capitals: there a capital in mid-sentence is no sign that a line begins. Lost breaks are
 * found by their partners all the same, and no noun is cut off to face a heading that the draft left out.
 */
import { describe, expect, it } from "vitest"
import { plainPage, rowFaults, rowTexts } from "@/lib/testing/aligning"
import { alignPages } from "./align-pages"
import { Habits } from "./habits"
import { pairPieces } from "./pair-pieces"
import { buildVocabulary } from "./vocabulary"

const german = `Die Sommerwerkstatt

Dies ist ein kurzer Bericht über die Sommerwerkstatt des Radios Flussufer, die am 6. August 2016 im alten Postamt stattfand.

Der Vormittag

Marta eröffnete die Werkstatt mit einem Blick zurück. In vier Jahren wuchs das Radio von 12 Hörern auf über 900 und von einem Mikrofon auf 7. Sie sagte auch, dass niemand damit gerechnet hatte. Drei Sorgen nannte sie:

Der Sender fällt bei jedem Regen aus und die Reparatur dauert 3 Wochen Unser Archiv wurde nie kopiert, ein Brand würde es also vernichten. Wir brauchen jüngere Stimmen im Abendprogramm. Kassenbericht

Tom legte dann die Rechnung für 2015 vor. In diesem Jahr erhielten wir 4200 Franken an Spenden. Dem Vermieter schulden wir noch 310 Franken. Er bat um folgende Beschlüsse:

Kauf eines zweiten Senders vor dem Winter Kopie des Archivs auf zwei Platten in verschiedenen Häusern Öffnung des Studios für Schulen am Freitag Wahlen

Der letzte Punkt war die Wahl des Rates. Gewählt sind:

Marta Quiroga, Radio Flussufer Ben Halloran, Schule Hügelstrasse Irene Vidal, Verein der Bäcker Samuel Okoye, Freunde des alten Postamts Das ganze Protokoll steht auf der Seite der Werkstatt
`

const germanWithoutHeadings = `Dies ist ein kurzer Bericht über die Sommerwerkstatt des Radios Flussufer, die am 6. August 2016 im alten Postamt stattfand.

Marta eröffnete die Werkstatt mit einem Blick zurück. In vier Jahren wuchs das Radio von 12 Hörern auf über 900 und von einem Mikrofon auf 7. Sie sagte auch, dass niemand damit gerechnet hatte. Drei Sorgen nannte sie:

Der Sender fällt bei jedem Regen aus und die Reparatur dauert 3 Wochen. Unser Archiv wurde nie kopiert, ein Brand würde es also vernichten. Wir brauchen jüngere Stimmen im Abendprogramm

Kassenberichte und Rechnungen für 2015 legte dann Tom Keller dem Verein vor. In diesem Jahr erhielten wir 4200 Franken an Spenden. Dem Vermieter schulden wir noch 310 Franken. Er bat um folgende Beschlüsse:

Kauf eines zweiten Senders vor dem Winter. Kopie des Archivs auf zwei Platten in verschiedenen Häusern. Öffnung des Studios für Schulen am Freitag

Letzter Punkt war die Wahl des Rates. Gewählt sind:

Marta Quiroga, Radio Flussufer; Ben Halloran, Schule Hügelstrasse; Irene Vidal, Verein der Bäcker; Samuel Okoye, Freunde des alten Postamts.

Das ganze Protokoll steht auf der Seite der Werkstatt.
`

const french = `L'atelier d'été

Voici un bref récit de l'atelier d'été de la radio de la Rive, tenu le 6 août 2016 dans l'ancien bureau de poste.

Le matin

Marta a ouvert l'atelier par un regard en arrière. En quatre ans la radio est passée de 12 auditeurs à plus de 900, et d'un micro à 7.

Elle a dit aussi que personne ne s'y attendait. Elle a nommé trois soucis :

L'émetteur tombe en panne à chaque pluie et la réparation prend 3 semaines. Nos archives n'ont jamais été copiées, un incendie les détruirait donc. Il nous faut des voix plus jeunes dans le programme du soir.

Rapport de caisse

Tom a présenté ensuite les comptes de 2015. Cette année nous avons reçu 4200 francs de dons. Nous devons encore 310 francs au propriétaire. Il a demandé les décisions suivantes :

Acheter un deuxième émetteur avant l'hiver. Copier les archives sur deux disques dans des maisons différentes. Ouvrir le studio aux écoles le vendredi.

Élections

Le dernier point était l'élection du conseil. Sont élus :

Marta Quiroga, Radio de la Rive ; Ben Halloran, École de la Colline ; Irene Vidal, Syndicat des boulangers ; Samuel Okoye, Amis de l'ancienne poste.

Le procès-verbal complet se trouve sur la page de l'atelier.
`

type Pair = readonly [source: string, target: string]

async function pairsOf(
  sourceLang: string,
  sourceText: string,
  targetLang: string,
  targetText: string,
): Promise<Pair[]> {
  const source = plainPage(sourceLang, sourceText).page
  const target = plainPage(targetLang, targetText).page
  const rows = pairPieces(source, target, await alignPages(source, target), "sentence")
  expect([...rowFaults(source, rows, "source"), ...rowFaults(target, rows, "target")]).toEqual([])
  return rows.map(row => [rowTexts(source, row.source).join("").trim(), rowTexts(target, row.target).join("").trim()])
}

describe("a German page with lost breaks", () => {
  const pairs = pairsOf("de", german, "fr", french)

  it.each<Pair>([
    ["Kassenbericht", "Rapport de caisse"],
    ["Wahlen", "Élections"],
    [
      "Der Sender fällt bei jedem Regen aus und die Reparatur dauert 3 Wochen",
      "L'émetteur tombe en panne à chaque pluie et la réparation prend 3 semaines.",
    ],
    [
      "Unser Archiv wurde nie kopiert, ein Brand würde es also vernichten.",
      "Nos archives n'ont jamais été copiées, un incendie les détruirait donc.",
    ],
    [
      "Kopie des Archivs auf zwei Platten in verschiedenen Häusern",
      "Copier les archives sur deux disques dans des maisons différentes.",
    ],
    ["Öffnung des Studios für Schulen am Freitag", "Ouvrir le studio aux écoles le vendredi."],
    ["Irene Vidal, Verein der Bäcker", "Irene Vidal, Syndicat des boulangers ;"],
    [
      "Das ganze Protokoll steht auf der Seite der Werkstatt",
      "Le procès-verbal complet se trouve sur la page de l'atelier.",
    ],
  ])("begins a line where its partner does: %s", async (source, target) => {
    expect(await pairs).toContainEqual([source, target])
  })
})

describe("a German page whose headings were left out", () => {
  it("gives no noun to face them", async () => {
    const pairs = await pairsOf("de", germanWithoutHeadings, "fr", french)
    const ends = pairs.map(([source]) => source).filter(source => source !== "" && !/[.:]$/.test(source))
    expect(ends).toEqual([
      "Wir brauchen jüngere Stimmen im Abendprogramm",
      "Öffnung des Studios für Schulen am Freitag",
    ])
    expect(pairs).toContainEqual([
      "Öffnung des Studios für Schulen am Freitag",
      "Ouvrir le studio aux écoles le vendredi.",
    ])
  })

  it("nor on the other side of the desk", async () => {
    const pairs = await pairsOf("fr", french, "de", germanWithoutHeadings)
    expect(pairs.filter(([, target]) => /^(?:Abendprogramm|Freitag|Bericht)|\b(?:kurzer|im|am)$/.test(target))).toEqual(
      [],
    )
  })
})

it("knows a side by its running text, not by its language", () => {
  const habits = (text: string): Habits => new Habits(buildVocabulary([text]), [text])
  expect(habits(german).writesCapitals).toBe(true)
  expect(habits(french).writesCapitals).toBe(false)
  expect(habits("Wir sind in der Stadt.").writesCapitals).toBe(false)
  expect(habits(german).capitalOpens("Das")).toBe(true)
  expect(habits(german).capitalOpens("Bericht")).toBe(false)
})
