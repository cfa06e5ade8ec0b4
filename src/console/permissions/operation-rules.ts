import { type Kind, kinds } from './kinds.ts'
import { type Area, operationsByArea, provenOperations, reasonedOperations } from './operation-areas.ts'

/** What the console has to know of an operation before it is called. */
export interface OperationRule {
  readonly area: Area
  readonly kind: Kind
  /** Only for an operator who has proven who they are within ten minutes. */
  readonly stepUp: boolean
  /** Only with a reason, which is written down. */
  readonly reason: boolean
}

const rules: ReadonlyMap<string, OperationRule> = new Map(
  areas().flatMap((area) =>
    kinds.flatMap((kind) =>
      idsOf(area, kind).map((id): [string, OperationRule] => [
        id,
        {
          area,
          kind,
          stepUp: kind === 'credential' || kind === 'reveal' || provenOperations.includes(id),
          reason: kind === 'reveal' || reasonedOperations.includes(id),
        },
      ]),
    ),
  ),
)

/** `undefined` for what is for management keys alone, and for what no one has decided about. */
export function ruleOf(operationId: string): OperationRule | undefined {
  return rules.get(operationId)
}

/** The ids of all operations with a rule. */
export function ruledOperations(): string[] {
  return [...rules.keys()]
}

function areas(): Area[] {
  return Object.keys(operationsByArea) as Area[]
}

function idsOf(area: Area, kind: Kind): readonly string[] {
  const byKind: Partial<Record<Kind, readonly string[]>> = operationsByArea[area]
  return byKind[kind] ?? []
}
