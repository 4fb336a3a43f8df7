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
import { conjunctionForm } from "./conjunction-form"
import { doubledWord } from "./doubled-word"
import { spacing } from "./spacing"
import { spelling } from "./spelling"

export const spanishChecks: readonly Check[] = [
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
  agrAdjective,
  agrPredicate,
  conjunctionForm,
  spacing,
]
