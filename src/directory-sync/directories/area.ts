import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const directoriesArea: ReferenceArea = {
  name: 'Directories',
  group: 'Sign-in',
  description: 'Directories of organizations, with users and groups from their providers.',
}
