import { compileMetadataSchema, type Metadata, type MetadataCheck, type Wrong } from './metadata-schema.ts'
import type { AuditSchemaDefinition } from './schemas.ts'

/** The parts of an event that a schema says something about. */
export interface DescribedEvent {
  actor: { metadata?: Metadata }
  targets: readonly { type: string; metadata?: Metadata }[]
  metadata?: Metadata
}

export type EventCheck = (event: DescribedEvent) => Wrong[]

/**
 * Creates the function that checks events against one version: each target has a type of the schema, and metadata
 * matches the schema if there is one. Missing metadata is treated as empty.
 */
export function compileSchema({ actor, targets, metadata }: AuditSchemaDefinition): EventCheck {
  const checkActor = compiled(actor?.metadata)
  const checkMetadata = compiled(metadata)
  const targetChecks = new Map<string, MetadataCheck[]>()
  for (const target of targets)
    targetChecks.set(target.type, [...(targetChecks.get(target.type) ?? []), compiled(target.metadata)])

  function checkTarget({ type, metadata = {} }: DescribedEvent['targets'][number]): Wrong[] {
    const checks = targetChecks.get(type)
    if (checks === undefined)
      return [
        {
          path: '/type',
          message: `is not a target of the action. Its targets: ${[...targetChecks.keys()].join(', ')}`,
        },
      ]
    // A type may be described twice: either is right.
    const outcomes = checks.map((check) => check(metadata))
    const isRight = outcomes.some((wrong) => wrong.length === 0)
    return isRight ? [] : below('/metadata', outcomes[0] ?? [])
  }

  return (event) => [
    ...below('/actor/metadata', checkActor(event.actor.metadata ?? {})),
    ...(event.targets.length === 0 ? [{ path: '/targets', message: 'is empty' }] : []),
    ...event.targets.flatMap((target, i) => below(`/targets/${i}`, checkTarget(target))),
    ...below('/metadata', checkMetadata(event.metadata ?? {})),
  ]
}

function compiled(schema: Parameters<typeof compileMetadataSchema>[0] | undefined): MetadataCheck {
  return schema === undefined ? () => [] : compileMetadataSchema(schema)
}

function below(path: string, wrong: readonly Wrong[]): Wrong[] {
  return wrong.map((each) => ({ ...each, path: `${path}${each.path}` }))
}
