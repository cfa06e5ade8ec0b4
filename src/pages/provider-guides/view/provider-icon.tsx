import type { ReactNode } from 'react'
import type { Glyph } from '../glyph.ts'

/** On a 16 px grid, in the lines of the icons of all pages. */
const glyphs: Readonly<Record<Glyph, ReactNode>> = {
  cloud: <path d="M4.75 12.25h6.5a2.75 2.75 0 0 0 .5-5.45 3.75 3.75 0 0 0-7.2-.75 3.15 3.15 0 0 0 .2 6.2z" />,
  briefcase: (
    <>
      <rect x="2" y="5" width="12" height="8.25" rx="1.75" />
      <path d="M5.75 5V3.75c0-.7.55-1.25 1.25-1.25h2c.7 0 1.25.55 1.25 1.25V5M2 8.75h12" />
    </>
  ),
  server: (
    <>
      <rect x="2.25" y="2.75" width="11.5" height="4.25" rx="1.25" />
      <rect x="2.25" y="9" width="11.5" height="4.25" rx="1.25" />
      <path d="M5 4.9h.01M5 11.1h.01" />
    </>
  ),
  shield: <path d="m8 1.9 5 1.7v3.9c0 3.1-2 5.4-5 6.6-3-1.2-5-3.5-5-6.6V3.6z" />,
  people: (
    <>
      <circle cx="5.75" cy="5.25" r="2.25" />
      <path d="M1.75 13c0-2.3 1.75-3.75 4-3.75s4 1.45 4 3.75M10.25 3.2a2.25 2.25 0 0 1 0 4.1M11.75 9.6c1.5.45 2.5 1.65 2.5 3.4" />
    </>
  ),
  tree: (
    <>
      <rect x="5.75" y="2" width="4.5" height="3.5" rx="1" />
      <rect x="1.75" y="10.5" width="4.5" height="3.5" rx="1" />
      <rect x="9.75" y="10.5" width="4.5" height="3.5" rx="1" />
      <path d="M8 5.5V8m-4 2.5V9.25C4 8.55 4.55 8 5.25 8h5.5c.7 0 1.25.55 1.25 1.25v1.25" />
    </>
  ),
  plug: <path d="M5.5 2v3.25m5-3.25v3.25m-6.75 0h8.5v2.5a4.25 4.25 0 0 1-8.5 0zM8 12v2.25" />,
  chart: <path d="M2.25 2.25v10c0 .83.67 1.5 1.5 1.5h10M5.5 10.5 8 7.25 10.25 9l3.25-4.25" />,
  bucket: (
    <>
      <ellipse cx="8" cy="3.9" rx="5.25" ry="1.9" />
      <path d="m2.75 3.9 1.2 8.4c.1 1 1.9 1.7 4.05 1.7s3.95-.7 4.05-1.7l1.2-8.4" />
    </>
  ),
  key: (
    <>
      <circle cx="5.25" cy="10.75" r="3" />
      <path d="m7.5 8.5 5.75-5.75M10.5 5.5l2 2" />
    </>
  ),
}

/** What kind of product it is, in place of its logo. Its name stands beside it. */
export function ProviderIcon({ glyph }: { glyph: Glyph }) {
  return (
    <svg className="gh-provider" viewBox="0 0 32 32" width={32} height={32} aria-hidden="true">
      <rect className="gh-provider-tile" width="32" height="32" rx="8" />
      <g
        transform="translate(8 8)"
        fill="none"
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {glyphs[glyph]}
      </g>
    </svg>
  )
}
