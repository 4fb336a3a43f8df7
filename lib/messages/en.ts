import { answer } from "./en/answer"
import { bitexts } from "./en/bitexts"
import { bringIn } from "./en/bring-in"
import { codes } from "./en/codes"
import { comments } from "./en/comments"
import { deciding } from "./en/deciding"
import { desk } from "./en/desk"
import { deskChecks } from "./en/desk-checks"
import { drafts } from "./en/drafts"
import { findings } from "./en/findings"
import { form } from "./en/form"
import { glossary } from "./en/glossary"
import { httpApi } from "./en/http-api"
import { inbox } from "./en/inbox"
import { keys } from "./en/keys"
import { languageTool } from "./en/language-tool"
import { margin } from "./en/margin"
import { memory } from "./en/memory"
import { mqm } from "./en/mqm"
import { offline } from "./en/offline"
import { outside } from "./en/outside"
import { people } from "./en/people"
import { presence } from "./en/presence"
import { shell } from "./en/shell"
import { sinceJudged } from "./en/since-judged"
import { takeOut } from "./en/take-out"
import { word } from "./en/word"
import { wordBack } from "./en/word-back"
import { workflow } from "./en/workflow"

/** English: the catalogue every other language is measured by. ICU messages. */
export const en = {
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
