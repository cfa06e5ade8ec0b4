import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const agentBlueprintsArea: ReferenceArea = {
  name: 'Agent blueprints',
  group: 'Connect',
  description: 'Agents that act for your users or for a whole organization, and the tokens that they act with.',
  after: 'Agents',
}
