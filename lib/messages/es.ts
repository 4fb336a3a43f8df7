import type { en } from "./en"
import { answer } from "./es/answer"
import { bitexts } from "./es/bitexts"
import { bringIn } from "./es/bring-in"
import { codes } from "./es/codes"
import { comments } from "./es/comments"
import { deciding } from "./es/deciding"
import { desk } from "./es/desk"
import { deskChecks } from "./es/desk-checks"
import { drafts } from "./es/drafts"
import { findings } from "./es/findings"
import { form } from "./es/form"
import { glossary } from "./es/glossary"
import { httpApi } from "./es/http-api"
import { inbox } from "./es/inbox"
import { keys } from "./es/keys"
import { languageTool } from "./es/language-tool"
import { margin } from "./es/margin"
import { memory } from "./es/memory"
import { mqm } from "./es/mqm"
import { offline } from "./es/offline"
import { outside } from "./es/outside"
import { people } from "./es/people"
import { presence } from "./es/presence"
import { shell } from "./es/shell"
import { sinceJudged } from "./es/since-judged"
import { takeOut } from "./es/take-out"
import { word } from "./es/word"
import { wordBack } from "./es/word-back"
import { workflow } from "./es/workflow"
import type { Words } from "./words"

/** Spanish: addresses people as tú, and prefers forms without gender. */
export const es: Words<typeof en> = {
  ...shell,
  ...bringIn,
  ...bitexts,
  ...takeOut,
  ...httpApi,
  ...desk,
  ...keys,
  ...comments,
  ...codes,
  ...mqm,
  ...deciding,
  ...drafts,
  ...people,
  ...outside,
  ...offline,
  ...presence,
  ...sinceJudged,
  ...workflow,
  ...margin,
  ...form,
  ...inbox,
  ...glossary,
  ...memory,
  ...findings,
  ...deskChecks,
  ...languageTool,
  ...word,
  ...wordBack,
  ...answer,
}
