import { type Static, Type } from 'typebox'
import { CreateConnection, UpdateConnection } from '../input-schemas.ts'
import { officialChange, officialCreation } from './options.ts'

const { organization_id, type, ...members } = CreateConnection.properties

/** A new connection in the official spelling or in ours. */
export const CreateConnectionBody = Type.Object({
  organization_id,
  type: Type.Optional(type),
  ...members,
  ...officialCreation,
})
export type CreateConnectionBody = Static<typeof CreateConnectionBody>

/** A change in the official spelling or in ours. */
export const UpdateConnectionBody = Type.Object({ ...UpdateConnection.properties, ...officialChange })
export type UpdateConnectionBody = Static<typeof UpdateConnectionBody>
