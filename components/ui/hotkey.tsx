/** A key as it is engraved. Not read aloud: the thing it belongs to has `aria-keyshortcuts`. */
export const Hotkey = ({ children }: { children: string }) => (
  <span aria-hidden="true">
    <kbd>{children}</kbd>
  </span>
)
