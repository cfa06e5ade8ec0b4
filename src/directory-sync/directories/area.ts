import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const directoriesArea: ReferenceArea = {
  name: 'Directories',
  group: 'Sign-in',
  description: 'Directories of organizations with their users and groups, as their providers have them.',
}
