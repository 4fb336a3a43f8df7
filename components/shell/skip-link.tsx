import styles from "./skip-link.module.css"

/** Every screen's `main` has the id "content" and `tabIndex={-1}`. */
export const SkipLink = ({ children }: { children: string }) => (
  <a className={styles.skip} href="#content">
    {children}
  </a>
)
