import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const operatorsArea: ReferenceArea = {
  name: 'Operators',
  group: 'Operations',
  description: 'The team that runs the server with the console, and what each of them may do.',
}
