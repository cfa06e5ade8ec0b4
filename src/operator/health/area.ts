import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const healthArea: ReferenceArea = { name: 'Health', group: 'Operations', description: 'Probes and metrics.' }
