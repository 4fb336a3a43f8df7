/** What is said about a suggestion. Unlike the text it needs the line: without it the note says so, and keeps the words. */
import { type ApiRefusal, api } from "@/lib/client/api"
import type { Outcome } from "@/lib/page/outcome"
import type { Saying } from "@/lib/sync/api"
import type { SuggestionInfo } from "@/lib/sync/protocol"
import type { DeskEditor } from "./desk-editor"

/** Null when it is done. */
type Sorry = ApiRefusal | null

export const say = (editor: DeskEditor, id: string, saying: Saying): Promise<Sorry> =>
  tell(editor, page => api.say(page, id, saying))
export const disputeSuggestion = (editor: DeskEditor, id: string, words: string): Promise<Sorry> =>
  tell(editor, page => api.dispute(page, id, words))
export const endDisputeOf = (editor: DeskEditor, id: string): Promise<Sorry> =>
  tell(editor, page => api.endDispute(page, id))
/** The server makes the steps that bring it back; they come like anybody's. */
export const reopenSuggestion = (editor: DeskEditor, id: string): Promise<Sorry> =>
  tell(editor, page => api.reopenSuggestion(page, id))

async function tell(
  editor: DeskEditor,
  ask: (page: string) => Promise<Outcome<SuggestionInfo, ApiRefusal>>,
): Promise<Sorry> {
  // The server has to know the suggestion before something can be said about it.
  await editor.sync.flush()
  const answer = await ask(editor.store.getState().page.id)
  if (!answer.ok) return answer.why
  const { suggestions } = editor.store.getState()
  editor.store.setState({ suggestions: new Map(suggestions).set(answer.value.id, answer.value) })
  return null
}
