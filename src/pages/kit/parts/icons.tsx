import type { ReactNode } from 'react'

/** Line icons on a 16 px grid, drawn in the colour of the text around them and unseen by assistive technology. */
function LineIcon({ children, className = 'gh-glyph' }: { children: ReactNode; className?: string }) {
  return (
    <svg
      className={className}
      viewBox="0 0 16 16"
      width={16}
      height={16}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

export function AlertIcon() {
  return (
    <LineIcon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.9v3.6M8 11h.01" />
    </LineIcon>
  )
}

export function EyeIcon() {
  return (
    <LineIcon>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="2" />
    </LineIcon>
  )
}

export function CheckIcon() {
  return (
    <LineIcon>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m5.4 8.2 1.8 1.8 3.4-3.8" />
    </LineIcon>
  )
}

export function CopyIcon() {
  return (
    <LineIcon>
      <rect x="5.75" y="5.75" width="8.5" height="8.5" rx="1.75" />
      <path d="M10.25 5.75V3.5c0-.97-.78-1.75-1.75-1.75h-5c-.97 0-1.75.78-1.75 1.75v5c0 .97.78 1.75 1.75 1.75h2.25" />
    </LineIcon>
  )
}

export function DownloadIcon() {
  return (
    <LineIcon>
      <path d="M8 2.25v8M4.75 7 8 10.25 11.25 7M2.25 12.5v.25c0 .55.45 1 1 1h9.5c.55 0 1-.45 1-1v-.25" />
    </LineIcon>
  )
}

/** Points where the text runs; turned round by the stylesheet in right-to-left pages. */
export function ForwardIcon() {
  return (
    <LineIcon className="gh-glyph gh-forward">
      <path d="m6 3.5 4.5 4.5L6 12.5" />
    </LineIcon>
  )
}

export function MailIcon() {
  return (
    <LineIcon>
      <rect x="1.75" y="3.25" width="12.5" height="9.5" rx="1.75" />
      <path d="m2.2 4.6 5.8 4.2 5.8-4.2" />
    </LineIcon>
  )
}

export function KeyIcon() {
  return (
    <LineIcon>
      <circle cx="5.25" cy="10.75" r="3" />
      <path d="m7.5 8.5 5.75-5.75M10.5 5.5l2 2" />
    </LineIcon>
  )
}

export function BuildingIcon() {
  return (
    <LineIcon>
      <path d="M2.75 13.75V3.5c0-.4.35-.75.75-.75h5c.4 0 .75.35.75.75v10.25M9.25 6.75h3.25c.4 0 .75.35.75.75v6.25M1.5 13.75h13M5.25 5.75h1.5M5.25 8.5h1.5M5.25 11.25h1.5" />
    </LineIcon>
  )
}
