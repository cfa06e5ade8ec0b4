import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const agentsArea: ReferenceArea = {
  name: 'Agents',
  group: 'Connect',
  description: 'Autonomous clients that register themselves, and the people who claim them.',
}
