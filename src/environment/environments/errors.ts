import { defineError } from '../../platform/http/errors.ts'

export const lastKey = defineError(
  { status: 409, code: 'last_management_key', when: 'The key is the last management key of the environment.' },
  () => 'This is the last management key of the environment. Create another one first.',
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
