/** Tries a rule on a text. It is ended, not asked, when it takes too long: no pattern can hold the screen. */
import { type RuleFinds, type RuleWords, triedOn } from "@/lib/checks/own/try-rule"

self.onmessage = ({ data }: MessageEvent<RuleWords>) => {
  const finds: RuleFinds = triedOn(data)
  self.postMessage(finds)
}
