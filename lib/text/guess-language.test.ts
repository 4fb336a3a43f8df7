import { expect, it } from "vitest"
import { guessLanguage } from "./guess-language"

it.each([
  ["en", "The group met on Monday to talk about the garden, and nobody was late. They will meet again in the spring."],
  ["es", "El grupo se reunió el lunes para hablar del huerto y nadie llegó tarde. Se verán otra vez en la primavera."],
  [
    "fr",
    "Le groupe s'est réuni lundi pour parler du jardin et personne n'est arrivé en retard. Ils se reverront au printemps.",
  ],
  [
    "de",
    "Die Gruppe traf sich am Montag, um über den Garten zu sprechen, und niemand kam zu spät. Sie treffen sich im Frühling wieder.",
  ],
  [
    "pt",
    "O grupo reuniu-se na segunda-feira para falar da horta e ninguém chegou tarde. Eles vão encontrar-se na primavera.",
  ],
  [
    "it",
    "Il gruppo si è riunito lunedì per parlare dell'orto e nessuno è arrivato tardi. Si vedranno di nuovo in primavera.",
  ],
  ["ru", "Группа собралась в понедельник, чтобы поговорить о саде, и никто не опоздал."],
  ["ja", "月曜日にみんなで庭について話しました。誰も遅れませんでした。"],
])("knows %s", (lang, text) => {
  const guess = guessLanguage(text)
  expect(guess.lang).toBe(lang)
  expect(guess.sure).toBeGreaterThan(0.5)
})

it("is not sure of names and numbers", () => {
  expect(guessLanguage("")).toEqual({ lang: "und", sure: 0 })
  expect(guessLanguage("12, 13").sure).toBe(0)
  expect(guessLanguage("Marta Quiroga, Ben Halloran").sure).toBeLessThan(0.5)
})
