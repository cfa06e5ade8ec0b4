import type { TSchema } from 'typebox'

export interface EventDefinition<S extends TSchema = TSchema> {
  name: string
  data: S
}

/** Declares an event: its official name and the shape of `data`. Secrets never belong into it. */
export function defineEvent<S extends TSchema>(name: string, data: S): EventDefinition<S> {
  return { name, data }
}
