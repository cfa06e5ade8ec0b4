import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const widgetCallsArea: ReferenceArea = {
  name: 'Calls of widgets',
  group: 'Widgets',
  description: 'What the official widgets call with their tokens; it changes with their package.',
}
