import type { ReactNode } from 'react'

/** Drawn on a grid of 16, with strokes of 1.5, in the colour of the text. */
const shapes = {
  overview: <path d="M2.75 9.25h4v4h-4zM9.25 2.75h4v4h-4zM2.75 2.75h4v4h-4zM9.25 9.25h4v4h-4z" />,
  users: (
    <>
      <circle cx="8" cy="5" r="2.5" />
      <path d="M3 13.5c.6-2.6 2.5-4 5-4s4.4 1.4 5 4" />
    </>
  ),
  organizations: <path d="M3 13.5v-10h6v10M9 6.5h4v7M1.75 13.5h12.5M5.25 6h1.5M5.25 8.5h1.5" />,
  invitations: <path d="M2.25 4.25h11.5v7.5H2.25zM2.5 4.5 8 9l5.5-4.5" />,
  connections: (
    <path d="M6.5 9.5 9.5 6.5M7 4.5l1.3-1.3a2.6 2.6 0 0 1 3.7 3.7L10.7 8.2M9 11.5l-1.3 1.3A2.6 2.6 0 0 1 4 9.1l1.3-1.3" />
  ),
  directories: (
    <path d="M8 2.75v3.5M8 6.25h-4.5v3M8 6.25h4.5v3M2 9.25h3v3.5H2zM6.5 9.25h3v3.5h-3zM11 9.25h3v3.5h-3zM8 6.25v3" />
  ),
  roles: <path d="M8 2 3 4v3.5c0 3 2 5.3 5 6.5 3-1.2 5-3.5 5-6.5V4z" />,
  permissions: <path d="M5 8.25a2.5 2.5 0 1 1 2.4-3.2l6.1.1v2h-1.5v1.5h-2V7.1H7.4A2.5 2.5 0 0 1 5 8.25" />,
  flags: <path d="M3.5 14V2.5h8L9.5 5.5l2 3h-8" />,
  events: <path d="M2 8h2.5l2-5 3 10 2-5H14" />,
  webhooks: <path d="M2.5 8h9M8.5 4.5 12 8l-3.5 3.5M13.5 3.5v9" />,
  actions: <path d="M9 1.75 3.5 9H8l-1 5.25L12.5 7H8z" />,
  applications: <path d="M2.5 3.5h11v9h-11zM2.5 6.25h11M4.5 4.9h.01M6.5 4.9h.01" />,
  pipes: <path d="M2 5.5h4.5v5H14M11 7.5l3 3-3 3" />,
  vault: <path d="M3 7.25h10v6H3zM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2M8 9.5v1.75" />,
  radar: <path d="M8 8l3.5-3.5M13.5 8A5.5 5.5 0 1 1 8 2.5M10.5 8A2.5 2.5 0 1 1 8 5.5" />,
  audit: <path d="M4 2.25h6l2.5 2.5v9H4zM6 7h4.5M6 9.25h4.5M6 11.5h3" />,
  branding: (
    <path d="M8 2.5a5.5 5.5 0 1 0 0 11c1.2 0 1.5-.8 1.2-1.6-.4-1 .2-1.9 1.3-1.9h1.5c1 0 1.5-.8 1.5-2A5.5 5.5 0 0 0 8 2.5" />
  ),
  keys: <path d="M6.25 9.75a3 3 0 1 1 1.4-1.4L13.5 2.5M11.25 4.75l1.5 1.5" />,
  jobs: <path d="M8 2.5a5.5 5.5 0 1 0 5.5 5.5M8 5v3.25L10 10M11 2.5h2.5V5" />,
  settings: <path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M8.5 2.75v3.5M4.5 9.75v3.5" />,
  operators: (
    <path d="M8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3.5 13.5v-1.25c0-1.3 1-2.25 2.25-2.25h4.5c1.25 0 2.25.95 2.25 2.25v1.25" />
  ),
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.25 10.25l3.5 3.5" />,
  copy: <path d="M5.5 5.5h7.5v8H5.5zM3 10.5v-8h7.5" />,
  check: <path d="m3 8.5 3.5 3.5L13 4.5" />,
  chevron: <path d="m5 6.5 3 3 3-3" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
} as const satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** Always beside a word, so it is hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  )
}
