import Link from "next/link"
import { BrandMark } from "@/components/ui/icons"
import styles from "./brand.module.css"

/** The mark and the name; leads to the list of pages. */
export const Brand = ({ large = false }: { large?: boolean }) => (
  <Link href="/" className={`${styles.brand} ${large ? styles.large : ""}`} aria-label="Cotejo">
    <BrandMark />
    <b>Cotejo</b>
  </Link>
)
