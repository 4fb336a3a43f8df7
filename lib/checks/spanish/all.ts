/** The checks of Spanish, the surer ones first. */
import type { Check } from "../check"
import { accentFuture } from "./accent-future"
import { accentMissing } from "./accent-missing"
import { accentMono } from "./accent-mono"
import { accentNeedless } from "./accent-needless"
import { accentPair } from "./accent-pair"
import { accentPreterite } from "./accent-preterite"
import { accentQuestion } from "./accent-question"
import { agrAdjective } from "./agr-adjective"
import { agrDeterminer } from "./agr-determiner"
import { agrPredicate } from "./agr-predicate"
import { calque } from "./calque"
import { capital } from "./capital"
import { commaPero } from "./comma-pero"
import { compoundTense } from "./compound-tense"
import { conjunctionForm } from "./conjunction-form"
import { dash } from "./dash"
import { dateForm } from "./date-form"
import { determinerVerb } from "./determiner-verb"
import { doubledWord } from "./doubled-word"
import { falseFriend } from "./false-friend"
import { itemGerund } from "./item-gerund"
import { localUsage } from "./local-usage"
import { numberForm } from "./number-form"
import { openingMark } from "./opening-mark"
import { percent } from "./percent"
import { porQue } from "./por-que"
import { preposition } from "./preposition"
import { quoteStyle } from "./quote-style"
import { relative } from "./relative"
import { serialComma } from "./serial-comma"
import { shortForm } from "./short-form"
import { spacing } from "./spacing"
import { spelling } from "./spelling"
import { subjectVerb } from "./subject-verb"
import { verbAfterPreposition } from "./verb-after-preposition"
import { verbForm } from "./verb-form"

export const spanishChecks: readonly Check[] = [
  porQue,
  accentMissing,
  accentNeedless,
  accentMono,
  accentQuestion,
  accentPreterite,
  accentPair,
  accentFuture,
  spelling,
  doubledWord,
  agrDeterminer,
  shortForm,
  agrAdjective,
  agrPredicate,
  subjectVerb,
  compoundTense,
  verbAfterPreposition,
  verbForm,
  conjunctionForm,
  preposition,
  calque,
  falseFriend,
  relative,
  determinerVerb,
  itemGerund,
  openingMark,
  capital,
  dateForm,
  numberForm,
  percent,
  dash,
  quoteStyle,
  serialComma,
  commaPero,
  localUsage,
  spacing,
]
