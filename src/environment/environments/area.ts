import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const environmentArea: ReferenceArea = {
  name: 'Environment',
  group: 'Settings',
  description: 'Name, sign-in settings and management keys of the environment.',
}

export const redirectsArea: ReferenceArea = {
  name: 'Redirects and origins',
  group: 'Settings',
  description: 'Where browsers may be sent after signing in or out, and which origins may call the API.',
  after: 'Branding',
}
