import { defineError } from '#platform/http/errors.ts'

export const lastKey = defineError(
  { status: 409, code: 'last_management_key', when: 'The key is the last management key of the environment.' },
  () => 'This is the last management key of the environment. Create another one first.',
)

export const configuredKey = defineError(
  { status: 409, code: 'configured_key', when: 'The key is the one that the server is configured with.' },
  () => 'This key is set by GATEHOUSE_API_KEY. Change that setting and restart the server instead.',
)

export const keyEnds = defineError(
  { status: 409, code: 'key_ends', when: 'The key was rolled already, and ends with its overlap.' },
  () => 'This key was rolled already. Roll the one that took its place.',
)

export const clusterUnknown = defineError(
  { status: 422, code: 'cluster_unknown', when: 'The server has no PostgreSQL cluster of this name.' },
  (name: string, known: readonly string[]) =>
    `There is no cluster ${JSON.stringify(name.slice(0, 40))}. Give one of: ${known.join(', ')}.`,
)
