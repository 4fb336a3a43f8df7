/**
 * Every request that a role decides about, and the answer to each person. What is not here or in `ofNoRole` fails
 * route-matrix.test.ts, so that no route comes in without somebody having said who may use it.
 */
import { twoTexts } from "./server"

/** "other" coordinates another group; "stranger" is a guest of the sample. */
export const who = ["nobody", "stranger", "viewer", "reviewer", "translator", "coordinator", "other"] as const
export type Who = (typeof who)[number]

export interface Request {
  readonly title: string
  readonly method: "GET" | "POST" | "DELETE"
  /** With :page, :group, :pair in it. */
  readonly path: string
  readonly body: (() => unknown) | null
  /** 0: allowed. Everything else: the status of the refusal. In the order of `who`. */
  readonly expected: readonly number[]
}

let thread = 0
export const threadOn = (pair: string, id: string) => ({ id, pair, side: "target", quote: "gato", text: "Is it grey?" })

type Line = readonly [string, Request["method"], string, (() => unknown) | null, readonly number[]]

/** In the order of `who`; another group's coordinator is answered like a stranger unless a seventh says otherwise. */
const lines: readonly Line[] = [
  ["see oneself", "GET", "/api/me", null, [401, 0, 0, 0, 0, 0]],
  ["see one's own keys", "GET", "/api/preferences", null, [401, 0, 0, 0, 0, 0]],
  [
    "change one's own keys",
    "POST",
    "/api/preferences",
    () => ({ singleKeys: true, keys: { "accept/desk": ["y"] } }),
    [401, 0, 0, 0, 0, 0],
  ],
  ["see the pages", "GET", "/api/pages", null, [401, 0, 0, 0, 0, 0]],
  ["bring a page in", "POST", "/api/pages", () => twoTexts(["one"], ["uno"]), [401, 0, 403, 403, 403, 0]],
  [
    "bring a file of both languages in",
    "POST",
    "/api/pages",
    () => ({ title: "", both: { format: "csv", text: "en,es\none,uno" } }),
    [401, 0, 403, 403, 403, 0],
  ],
  ["restore a page from its archive", "POST", "/api/pages/restore", () => ({}), [401, 400, 403, 403, 403, 400]],
  ["see the invitations", "GET", "/api/invitations", null, [401, 0, 403, 403, 403, 0]],
  ["invite", "POST", "/api/invitations", () => ({ roles: ["viewer"], uses: 1, days: 1 }), [401, 0, 403, 403, 403, 0]],
  ["take an invitation back", "DELETE", "/api/invitations/none", null, [401, 404, 403, 403, 403, 404]],
  ["see what waits", "GET", "/api/inbox", null, [401, 0, 0, 0, 0, 0]],
  ["see how much is unread", "GET", "/api/inbox/count", null, [401, 0, 0, 0, 0, 0]],
  ["mark as read", "POST", "/api/inbox/read", () => ({ ids: null }), [401, 0, 0, 0, 0, 0]],
  ["see how pages move", "GET", "/api/groups/:group/workflow", null, [401, 404, 0, 0, 0, 0]],
  [
    "say how pages move",
    "POST",
    "/api/groups/:group/workflow",
    () => ({ names: {}, movers: {}, fourEyes: false }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["see the glossary", "GET", "/api/groups/:group/glossary", null, [401, 404, 0, 0, 0, 0]],
  ["keep terms of the glossary", "POST", "/api/groups/:group/terms", () => [], [401, 404, 403, 0, 0, 0]],
  [
    "make a rule of the group",
    "POST",
    "/api/groups/:group/rules",
    () => ({ id: "r1", rule: null }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["search the memory", "GET", "/api/groups/:group/memory", null, [401, 404, 0, 0, 0, 0]],
  [
    "bring a memory in",
    "POST",
    "/api/groups/:group/memory",
    () => ({ name: "a.tmx", source: "en", target: "es", units: [{ source: "one", target: "uno" }] }),
    [401, 404, 403, 0, 0, 0],
  ],
  ["take a memory out", "POST", "/api/groups/:group/memory/files", () => ({ file: "none" }), [401, 404, 403, 0, 0, 0]],
  [
    "mend a pair of a memory",
    "POST",
    "/api/groups/:group/memory/units",
    () => ({ file: "none", unit: { source: "one", target: "uno" }, instead: null }),
    [401, 404, 403, 0, 0, 0],
  ],
  ["see which terms changes speak for", "GET", "/api/groups/:group/proposals", null, [401, 404, 403, 403, 403, 0]],
  [
    "dismiss a proposed term",
    "POST",
    "/api/groups/:group/proposals",
    () => ({ key: "x", dismissed: true }),
    [401, 404, 403, 403, 403, 0],
  ],
  [
    "try a rule on the group's pages",
    "POST",
    "/api/groups/:group/rules/try",
    () => ({ pattern: "x", kind: "words", says: "", severity: "minor" }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["set a date", "POST", "/api/pages/:page/due", () => ({ due: null }), [401, 404, 403, 403, 403, 0]],
  ["see roles on a page", "GET", "/api/pages/:page/roles", null, [401, 404, 403, 403, 403, 0]],
  [
    "give roles on a page",
    "POST",
    "/api/pages/:page/roles",
    () => ({ person: "none", roles: null }),
    [401, 404, 403, 403, 403, 404],
  ],
  ["see the webhooks", "GET", "/api/groups/:group/hooks", null, [401, 404, 403, 403, 403, 0]],
  [
    "add a webhook",
    "POST",
    "/api/groups/:group/hooks",
    () => ({ url: "https://hooks.example/cotejo" }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["try a webhook again", "POST", "/api/groups/:group/hooks/none", null, [401, 404, 403, 403, 403, 404]],
  ["remove a webhook", "DELETE", "/api/groups/:group/hooks/none", null, [401, 404, 403, 403, 403, 404]],
  ["make a feed's link", "POST", "/api/groups/:group/feed", null, [401, 404, 0, 0, 0, 0]],
  ["see one's wishes about mail", "GET", "/api/mail", null, [401, 403, 0, 0, 0, 0, 0]],
  [
    "say one's wishes about mail",
    "POST",
    "/api/mail",
    () => ({ digest: "off", locale: "es" }),
    [401, 403, 0, 0, 0, 0, 0],
  ],
  ["see the groups", "GET", "/api/groups", null, [401, 0, 0, 0, 0, 0]],
  ["rename the group", "POST", "/api/groups/:group", () => ({ name: "Archive" }), [401, 404, 403, 403, 403, 0]],
  ["give roles", "POST", "/api/groups/:group/members/none", () => ({ roles: [] }), [401, 404, 403, 403, 403, 404]],
  [
    "take somebody out",
    "POST",
    "/api/groups/:group/members/none/leave",
    () => ({ handTo: null }),
    [401, 404, 403, 403, 403, 404],
  ],
  ["make a link for a password", "POST", "/api/groups/:group/members/none/reset", null, [401, 404, 403, 403, 403, 404]],
  ["see one's account", "GET", "/api/account", null, [401, 403, 0, 0, 0, 0, 0]],
  ["take one's data along", "GET", "/api/account/export", null, [401, 403, 0, 0, 0, 0, 0]],
  ["end other sessions", "POST", "/api/account/sessions/end", () => ({ id: null }), [401, 403, 0, 0, 0, 0, 0]],
  ["open the desk", "GET", "/api/pages/:page", null, [401, 404, 0, 0, 0, 0]],
  ["read the steps", "GET", "/api/pages/:page/steps?since=0", null, [401, 404, 0, 0, 0, 0]],
  ["push", "POST", "/api/pages/:page/steps", () => ({}), [401, 404, 0, 0, 0, 0]],
  ["say where one is", "POST", "/api/pages/:page/presence", () => ({ tab: "t", at: null }), [401, 404, 0, 0, 0, 0]],
  ["listen", "GET", "/api/pages/:page/events", null, [401, 404, 0, 0, 0, 0]],
  ["see the draft as imported", "GET", "/api/pages/:page/draft", null, [401, 404, 0, 0, 0, 0]],
  ["see the history", "GET", "/api/pages/:page/history", null, [401, 404, 0, 0, 0, 0]],
  ["see on which words a pair was judged", "GET", "/api/pages/:page/pairs/:pair/judged", null, [401, 404, 0, 0, 0, 0]],
  ["comment", "POST", "/api/pages/:page/threads", () => threadOn(":pair", `m${++thread}`), [401, 404, 403, 0, 0, 0]],
  ["reply", "POST", "/api/pages/:page/threads/t1", () => ({ text: "Yes." }), [401, 404, 403, 0, 0, 0]],
  ["resolve a thread", "POST", "/api/pages/:page/threads/t1/resolve", () => ({}), [401, 404, 403, 0, 0, 0]],
  ["reopen a thread", "POST", "/api/pages/:page/threads/t1/reopen", () => ({}), [401, 404, 403, 0, 0, 0]],
  ["say why", "POST", "/api/pages/:page/suggestions/none", () => ({ reason: "x" }), [401, 404, 403, 404, 404, 404]],
  [
    "dispute",
    "POST",
    "/api/pages/:page/suggestions/none/dispute",
    () => ({ words: "x" }),
    [401, 404, 403, 404, 404, 404],
  ],
  ["end a dispute", "POST", "/api/pages/:page/suggestions/none/undispute", null, [401, 404, 403, 404, 404, 404]],
  ["open a suggestion again", "POST", "/api/pages/:page/suggestions/none/reopen", null, [401, 404, 403, 403, 403, 404]],
  ["see what is said of checks", "GET", "/api/pages/:page/checking", null, [401, 404, 0, 0, 0, 0]],
  ["ask LanguageTool", "POST", "/api/pages/:page/languagetool", () => ({ texts: ["Uno."] }), [401, 404, 0, 0, 0, 0]],
  ["judge findings no fault", "POST", "/api/pages/:page/not-faults", () => [], [401, 404, 403, 0, 0, 0]],
  ["count what is no fault", "GET", "/api/pages/:page/not-faults", null, [401, 404, 403, 403, 403, 0]],
  ["say which pairs one has opened", "POST", "/api/pages/:page/opened", () => ({ pairs: [] }), [401, 404, 0, 0, 0, 0]],
  ["keep a word", "POST", "/api/pages/:page/words", () => ({ word: "cotejo", keep: true }), [401, 404, 403, 0, 0, 0]],
  ["search the memory at the desk", "GET", "/api/pages/:page/memory", null, [401, 404, 0, 0, 0, 0]],
  [
    "see what is like a source",
    "POST",
    "/api/pages/:page/similar",
    () => ({ pair: "p", text: "one" }),
    [401, 404, 0, 0, 0, 0],
  ],
  ["keep a term", "POST", "/api/pages/:page/terms", () => [], [401, 404, 403, 0, 0, 0]],
  ["make a rule", "POST", "/api/pages/:page/rules", () => ({ id: "r1", rule: null }), [401, 404, 403, 403, 403, 0]],
  [
    "set the checks",
    "POST",
    "/api/pages/:page/checks",
    () => ({ locale: null, off: [], levels: {} }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["see the reasons", "GET", "/api/reasons", null, [401, 0, 0, 0, 0, 0]],
  ["change the reasons", "POST", "/api/reasons", () => [], [401, 0, 403, 403, 403, 0]],
  [
    "say what a thread is meant as",
    "POST",
    "/api/pages/:page/threads/t1/kind",
    () => ({ kind: "issue", fault: { category: "grammar", severity: "minor" } }),
    [401, 404, 403, 403, 403, 0],
  ],
  ["read earlier wordings", "GET", "/api/pages/:page/threads/t1/comments/c1", null, [401, 404, 403, 403, 403, 0]],
  [
    "edit somebody's comment",
    "POST",
    "/api/pages/:page/threads/t1/comments/c1",
    () => ({ text: "Better." }),
    [401, 404, 403, 403, 403, 0],
  ],
  [
    "delete somebody's comment",
    "DELETE",
    "/api/pages/:page/threads/t1/comments/c1",
    null,
    [401, 404, 403, 403, 403, 0],
  ],
  [
    "edit none",
    "POST",
    "/api/pages/:page/threads/t1/comments/no",
    () => ({ text: "x" }),
    [401, 404, 403, 404, 404, 404],
  ],
  ["answer none", "POST", "/api/pages/:page/threads/no", () => ({ text: "x" }), [401, 404, 403, 404, 404, 404]],
  [
    "export before approval",
    "POST",
    "/api/pages/:page/export",
    () => ({ format: "text", open: "leave", credits: false, comments: false, locale: "en" }),
    [401, 404, 403, 0, 0, 0],
  ],
  [
    "answer the ticket before approval",
    "POST",
    "/api/pages/:page/answer",
    () => ({ locale: "en", address: "https://cotejo.example/pages/x" }),
    [401, 404, 403, 0, 0, 0],
  ],
  [
    "look at a Word file that comes back",
    "POST",
    "/api/pages/:page/word/look",
    () => ({ text: "x", locale: "en" }),
    [401, 404, 403, 400, 400, 400],
  ],
  [
    "take a Word file back in",
    "POST",
    "/api/pages/:page/word",
    () => ({ text: "x", locale: "en" }),
    [401, 404, 403, 400, 400, 400],
  ],
  ["change one's name", "POST", "/api/account", () => ({ name: "Somebody" }), [401, 403, 0, 0, 0, 0, 0]],
  [
    "change a password without knowing it",
    "POST",
    "/api/account/password",
    () => ({ old: "not the password", next: "a better password" }),
    [401, 403, 401, 401, 401, 401, 401],
  ],
  [
    "delete an account without its password",
    "POST",
    "/api/account/delete",
    () => ({ password: "not the password" }),
    [401, 403, 401, 401, 401, 401, 401],
  ],
  ["put on a hat", "POST", "/api/hat", () => ({ hat: "coordinator" }), [401, 0, 403, 403, 403, 403, 403]],
  ["see versions", "GET", "/api/pages/:page/versions", null, [401, 404, 0, 0, 0, 0]],
  ["see a version", "GET", "/api/pages/:page/versions/0", null, [401, 404, 0, 0, 0, 0]],
  [
    "ask what a draft would change",
    "POST",
    "/api/pages/:page/drafts/propose",
    () => ({}),
    [401, 404, 403, 403, 400, 400],
  ],
  ["bring a draft", "POST", "/api/pages/:page/drafts", () => ({}), [401, 404, 403, 403, 400, 400]],
  ["restore a moment", "POST", "/api/pages/:page/restore", () => ({}), [401, 404, 403, 403, 400, 400]],
  ["assign", "POST", "/api/pages/:page/state", () => ({ to: "assigned" }), [401, 404, 403, 403, 403, 0]],
  ["send to review", "POST", "/api/pages/:page/state", () => ({ to: "in-review" }), [401, 404, 403, 403, 0, 409]],
  ["send to revision", "POST", "/api/pages/:page/state", () => ({ to: "in-revision" }), [401, 404, 403, 0, 409, 409]],
  [
    "approve",
    "POST",
    "/api/pages/:page/state",
    () => ({ to: "approved", override: "Enough." }),
    [401, 404, 403, 403, 403, 0],
  ],
]

export const requests: readonly Request[] = lines.map(([title, method, path, body, expected]) => ({
  title,
  method,
  path,
  body,
  expected: who.map((_name, i) => expected[i] ?? expected[1] ?? 0),
}))

/** Requests that no role decides about, and what does instead. */
export const ofNoRole: { readonly [route: string]: string } = {
  "POST /api/auth/[...path]": "signing in and out; all but the paths named in lib/server/auth.ts is not found",
  "GET /api/auth/[...path]": "coming back from the provider that the owner has set; all else is not found",
  "GET /api/feed/[token]": "whoever has the link, as far as its maker may see",
  "POST /api/reset": "everybody, where the owner has set up mail; the answer does not say whether there is an account",
  "POST /api/first": "the first account, as long as there is none",
  "GET /api/openapi.json": "everybody: what programs may ask; says nothing of any page",
  "GET /api/lexicon": "whoever is signed in: the words that the owner has put beside our dictionary",
  "GET /api/health": "whether the server is there; says nothing else",
  "GET /api/join/[token]": "whoever has the link",
  "POST /api/join/[token]": "whoever has the link",
  "GET /api/reset/[token]": "whoever has the link",
  "POST /api/reset/[token]": "whoever has the link",
  "POST /api/sample": "everybody, on the owner's machine only",
  "GET /api/welcome": "everybody: whether there is an account yet",
}
