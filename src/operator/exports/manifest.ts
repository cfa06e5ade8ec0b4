import { type Static, Type } from 'typebox'

export const manifestName = 'manifest.json'
export const formatVersion = 1

const File = Type.Object({
  file: Type.String(),
  rows: Type.Integer(),
  bytes: Type.Integer(),
  sha256: Type.String(),
})

const Kind = Type.Object({
  name: Type.String(),
  ...File.properties,
  columns: Type.Array(Type.String()),
  /** A line for each row whose `secrets` names some, in the same order, encrypted. */
  secrets: Type.Optional(File),
})
export type ExportedKind = Static<typeof Kind>
export type ExportedFile = Static<typeof File>

/** What an export consists of. It is written last, so a folder without one is an export that was interrupted. */
export const Manifest = Type.Object({
  format: Type.Literal('gatehouse-export'),
  format_version: Type.Integer(),
  release: Type.String(),
  exported_at: Type.String(),
  environment: Type.Object({ id: Type.String(), client_id: Type.String(), name: Type.String() }),
  /** The keys for which secrets are encrypted; null for an export without secrets. */
  recipients: Type.Union([Type.Array(Type.String()), Type.Null()]),
  /** In the order in which they come in: parents before what refers to them. Kinds without rows are left out. */
  kinds: Type.Array(Kind),
  /** Kinds that stay on their server, with the reason. */
  left_out: Type.Record(Type.String(), Type.String()),
})
export type Manifest = Static<typeof Manifest>
