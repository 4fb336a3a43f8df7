import type { ReactNode, SVGProps } from "react"
import type { PairStatus } from "@/lib/review/roles"
import styles from "./icons.module.css"

type IconProps = Omit<SVGProps<SVGSVGElement>, "children"> & { readonly size?: number }

function Drawing({ size = 16, className = "", shape, ...rest }: IconProps & { shape: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      className={`${styles.icon} ${className}`}
      {...rest}
    >
      {shape}
    </svg>
  )
}

/** Drawn on 16 units with a 1.5 line, for text of 14px. Always beside words or inside something that has a label. */
const icon = (shape: ReactNode) => (props: IconProps) => <Drawing {...props} shape={shape} />

export const CheckIcon = icon(<path d="M3 8.5 6.5 12 13 4.5" />)
export const CrossIcon = icon(<path d="M4 4l8 8M12 4l-8 8" />)
export const CommentIcon = icon(<path d="M2.5 3.5h11V11H8l-3 2.5V11H2.5z" />)
export const SearchIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.2" />
    <path d="M10.2 10.2 14 14" />
  </>,
)
export const DownIcon = icon(<path d="M4 6l4 4 4-4" />)
export const UpIcon = icon(<path d="M4 10l4-4 4 4" />)
export const ArrowIcon = icon(<path d="M2.5 8h11M10 4.5 13.5 8 10 11.5" />)
export const ExportIcon = icon(<path d="M8 10V2.5M5 5.2 8 2.5l3 2.7M3 9v4.5h10V9" />)
export const SaveIcon = icon(<path d="M8 2.5V10M5 7.3 8 10l3-2.7M3 9v4.5h10V9" />)
export const WaveIcon = icon(<path d="M1.5 9.5c1.1-2.5 2.2-2.5 3.3 0s2.2 2.5 3.2 0 2.2-2.5 3.3 0 2.2 2.5 3.2 0" />)
export const HashIcon = icon(<path d="M6.2 2.5 4.8 13.5M11.2 2.5 9.8 13.5M2.8 6h10.7M2.5 10h10.7" />)
export const AgreeIcon = icon(<path d="M3 6h10M3 10h10M10.8 2.8 5.2 13.2" />)
export const PencilIcon = icon(<path d="M3 13l.6-2.8L10.8 3 13 5.2 5.8 12.4zM9.3 4.5l2.2 2.2" />)
export const EyeIcon = icon(
  <>
    <path d="M1.5 8S4 4 8 4s6.5 4 6.5 4-2.5 4-6.5 4S1.5 8 1.5 8z" />
    <circle cx="8" cy="8" r="1.7" />
  </>,
)
export const CutIcon = icon(
  <>
    <circle cx="4" cy="4.5" r="1.7" />
    <circle cx="4" cy="11.5" r="1.7" />
    <path d="M5.5 5.5 13.5 12M5.5 10.5 13.5 4" />
  </>,
)
export const MergeIcon = icon(<path d="M8 1.5v4M6 3.8l2 2 2-2M8 14.5v-4M6 12.2l2-2 2 2M3 8h10" />)
export const SavedIcon = icon(
  <>
    <path d="M4.5 12.5a3 3 0 0 1-.3-6 4 4 0 0 1 7.7 1 2.5 2.5 0 0 1-.4 5z" />
    <path d="M6 9.2l1.5 1.4L10.3 8" />
  </>,
)
export const PlusIcon = icon(<path d="M8 3v10M3 8h10" />)
export const AlertIcon = icon(<path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1" />)
export const BookIcon = icon(
  <path d="M3 3.2c2-.7 3.7-.5 5 .6v9c-1.3-1.1-3-1.3-5-.6zM13 3.2c-2-.7-3.7-.5-5 .6v9c1.3-1.1 3-1.3 5-.6z" />,
)
export const FileIcon = icon(<path d="M4 1.8h5l3 3v9.4H4zM9 1.8v3h3" />)
export const SwapIcon = icon(<path d="M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 7.5l-3 3 3 3" />)
export const CrossedIcon = icon(<path d="M3 2.5c0 6 10 5 10 11M13 2.5c0 6-10 5-10 11" />)
export const UndoIcon = icon(<path d="M5.5 3 2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6" />)
export const RedoIcon = icon(<path d="M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10" />)
export const LinkIcon = icon(
  <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />,
)
export const TicketIcon = icon(<path d="M2 4.5h12v2.3a1.3 1.3 0 0 0 0 2.4v2.3H2V9.2a1.3 1.3 0 0 0 0-2.4zM6 4.5v7" />)
export const PeopleIcon = icon(
  <>
    <circle cx="6" cy="5.4" r="2.4" />
    <path d="M1.8 13c.3-2.5 2-4 4.2-4s3.9 1.5 4.2 4M10.4 3.3a2.4 2.4 0 0 1 0 4.3M11.8 9.4c1.4.5 2.2 1.8 2.4 3.6" />
  </>,
)
export const ClockIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.8" />
    <path d="M8 4.8V8l2.2 1.6" />
  </>,
)
export const FilterIcon = icon(<path d="M2.5 3.5h11L9.5 8.5v4l-3 1v-5z" />)
export const FlagIcon = icon(<path d="M4 14V2.5M4 3h8l-2 3 2 3H4" />)
export const DotsIcon = icon(<path d="M3.5 8h.1M8 8h.1M12.5 8h.1" />)

export type BeadStatus = PairStatus | "changes"
const beads: { readonly [S in BeadStatus]: ReactNode } = {
  draft: (
    <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.3 2.02" />
  ),
  changes: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  reviewed: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <circle cx="8" cy="8" r="2.8" fill="currentColor" />
    </>
  ),
  approved: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="currentColor" />
      <path
        d="M5 8.2 7.2 10.4 11 5.9"
        fill="none"
        stroke="var(--paper)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
}

/** A pair's status by its shape: dotted ring, half-filled, ring with a dot, filled with a tick. Needs words beside it. */
export function StatusBead({
  status,
  size = 14,
  className = "",
}: {
  status: BeadStatus
  size?: number
  className?: string
}) {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width={size} height={size} className={`${styles[status]} ${className}`}>
      {beads[status]}
    </svg>
  )
}

/** Two columns of text, one word changed in blue pencil. */
export function BrandMark({ size = 22 }: { size?: number }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" width={size} height={size}>
      <path d="M3 2.5h7.5v19H3zM13.5 2.5H21v19h-7.5z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M5.5 7h2.8M5.5 10.5h2.8M5.5 14h1.8M16 7h2.8M16 14h1.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M15.8 10.7h3.2" fill="none" stroke="var(--pencil)" strokeWidth="2.2" />
    </svg>
  )
}
