"use client"

import { CSPProvider } from "@base-ui/react/csp-provider"
import { Tooltip } from "@base-ui/react/tooltip"
import { type ReactNode, useState } from "react"
import { IntlProvider } from "use-intl"
import { KeyDesk } from "@/components/keys/key-desk"
import type { Locale, Messages } from "@/lib/messages"

export interface ProvidersProps {
  readonly locale: Locale
  readonly messages: Messages
  /** Of this answer's content security policy, for the few style elements the kit writes. */
  readonly nonce?: string
  readonly children: ReactNode
}

/** Language, policy nonce, tooltips and keys, around everything. */
export function Providers({ locale, messages, nonce, children }: ProvidersProps) {
  // Sent again with every document, and the same for a language: what is made of the words is not to be made anew.
  const [said, setSaid] = useState({ locale, messages })
  if (said.locale !== locale) setSaid({ locale, messages })
  return (
    <CSPProvider nonce={nonce}>
      <IntlProvider
        locale={said.locale}
        messages={said.messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        <Tooltip.Provider delay={500}>
          {children}
          <KeyDesk />
        </Tooltip.Provider>
      </IntlProvider>
    </CSPProvider>
  )
}
