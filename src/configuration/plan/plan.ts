import { type Static, Type } from 'typebox'

const Address = Type.Array(Type.String())
const Value = Type.Record(Type.String(), Type.Unknown())

/** One change of one object. Secrets in it are references. */
export const Step = Type.Object({
  action: Type.Enum(['create', 'change', 'rename', 'delete']),
  kind: Type.String(),
  address: Address,
  key: Type.String(),
  parent: Type.Optional(Address),
  /** The address that a renamed object has now. */
  was: Type.Optional(Address),
  /** The members to write. */
  value: Value,
  differences: Type.Array(Type.Object({ path: Address, before: Type.Unknown(), after: Type.Unknown() })),
  /** A digest of the members that the step leaves alone. */
  rest: Type.Optional(Type.String()),
})
export type Step = Static<typeof Step>

/** What an apply does, and under which condition. The form of plan files. */
export const Plan = Type.Object({
  gatehouse_plan: Type.Literal(1),
  url: Type.String(),
  environment: Type.Object({ id: Type.String(), name: Type.String() }),
  steps: Type.Array(Step),
  /** The objects that were read, with the digest of each. */
  reads: Type.Array(Type.Object({ kind: Type.String(), address: Address, digest: Type.String() })),
  /** What was looked for: kinds, with the keys where they are looked up one by one. */
  scope: Type.Array(
    Type.Object({
      kind: Type.String(),
      parent: Type.Optional(Address),
      keys: Type.Union([Type.Literal('all'), Type.Array(Type.String())]),
    }),
  ),
  unchanged: Type.Integer(),
  /** Deletions that --prune would add. */
  unpruned: Type.Array(Address),
  /** What the files leave alone, in sentences. */
  leftAlone: Type.Array(Type.String()),
  /** Why secrets were not compared, in sentences. */
  notCompared: Type.Array(Type.String()),
})
export type Plan = Static<typeof Plan>
