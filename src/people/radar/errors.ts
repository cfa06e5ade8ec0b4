import { defineError } from '#platform/http/errors.ts'

export const invalidEntry = defineError(
  {
    status: 400,
    code: 'invalid_radar_list_entry',
    when: 'The entry does not have the format of the list.',
    next: 'Send an entry in the format that the message names, such as 198.51.100.0/24.',
  },
  (format: string) => `\`entry\` does not fit the list. Send ${format}.`,
)

export const unknownList = defineError(
  { status: 400, code: 'invalid_radar_list', when: 'There is no list of this type or action.' },
  (part: 'type' | 'action', given: string, known: readonly string[]) =>
    `The ${part} of the list is ${JSON.stringify(given.slice(0, 60))}. Name one of ${known.map((name) => `\`${name}\``).join(', ')}.`,
)

export const countriesUnknown = defineError(
  {
    status: 400,
    code: 'countries_unknown',
    when: 'The server cannot locate IP addresses, so a list of countries would have no effect.',
    next: 'Start the server with IP_LOCATIONS_FILE.',
  },
  () => 'Lists of countries are not available: this server cannot locate IP addresses. It needs IP_LOCATIONS_FILE.',
)

export const standaloneDisabled = defineError(
  {
    status: 400,
    code: 'radar_standalone_disabled',
    when: 'Standalone Radar is turned off in the environment.',
    next: 'Turn it on with PATCH /environments/current/radar_settings and standalone.',
  },
  () => 'Standalone radar is not enabled.',
)

export const placesUnknown = defineError(
  {
    status: 422,
    code: 'places_unknown',
    when: 'The server cannot locate IP addresses, so impossible_travel would have no effect.',
    next: 'Start the server with IP_LOCATIONS_FILE set to a database of cities.',
  },
  () => 'impossible_travel is not available: this server cannot locate IP addresses. It needs IP_LOCATIONS_FILE.',
)
