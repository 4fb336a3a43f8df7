"use client"

import { CSPProvider } from "@base-ui/react/csp-provider"
import { Tooltip } from "@base-ui/react/tooltip"
import type { ReactNode } from "react"
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
  return (
    <CSPProvider nonce={nonce}>
      <IntlProvider locale={locale} messages={messages} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
        <Tooltip.Provider delay={500}>
          {children}
          <KeyDesk />
        </Tooltip.Provider>
      </IntlProvider>
    </CSPProvider>
  )
}
