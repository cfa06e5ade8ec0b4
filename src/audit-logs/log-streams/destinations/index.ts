import type { Static, TObject } from 'typebox'
import { azureSentinel } from './azure-sentinel.ts'
import { datadog } from './datadog.ts'
import type { DestinationDefinition } from './destination.ts'
import { genericHttps } from './generic-https.ts'
import { googleCloudStorage } from './google-cloud-storage.ts'
import { s3 } from './s3.ts'
import { splunk } from './splunk.ts'

export { externalIdOf } from './s3.ts'

/** Where events can be streamed to, in the order in which people choose. */
const all = [datadog, splunk, s3, googleCloudStorage, azureSentinel, genericHttps] as const
type Each = (typeof all)[number]

export type DestinationType = Each['type']
type AnyDestination = DestinationDefinition<DestinationType, TObject, TObject>
export const destinations: readonly AnyDestination[] = all

type InputOf<D> =
  D extends DestinationDefinition<infer T, infer Settings, infer Secrets>
    ? { type: T } & Static<Settings> & Static<Secrets>
    : never
/** A destination with its secrets. */
export type DestinationInput = InputOf<Each>

type ChangeOf<D> =
  D extends DestinationDefinition<infer T, infer Settings, infer Secrets>
    ? { type: T } & Static<Settings> & Partial<Static<Secrets>>
    : never
/** A destination with only those secrets that are to be replaced. */
export type DestinationChange = ChangeOf<Each>

type ShownOf<D> =
  D extends DestinationDefinition<infer T, infer Settings, TObject> ? { type: T } & Static<Settings> : never
export type ShownDestination = ShownOf<Each>

export function destinationOf(type: string): AnyDestination {
  const found = destinations.find((each) => each.type === type)
  if (found === undefined) throw new Error(`There is no destination ${type}.`)
  return found
}
