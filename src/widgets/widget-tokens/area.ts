import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const widgetCallsArea: ReferenceArea = {
  name: 'Calls of widgets',
  group: 'Widgets',
  description: 'The API that the official widgets call with their tokens, which changes with their package.',
}
