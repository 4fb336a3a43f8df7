import { bringIn } from "./en/bring-in"
import { codes } from "./en/codes"
import { deciding } from "./en/deciding"
import { desk } from "./en/desk"
import { mqm } from "./en/mqm"
import { shell } from "./en/shell"

/** English: the catalogue every other language is measured by. ICU messages. */
export const en = { ...shell, ...bringIn, ...desk, ...codes, ...mqm, ...deciding }
