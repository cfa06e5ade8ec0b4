import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { Timestamp } from '#platform/http/fields.ts'

/** A target refused its credentials. Nothing is pushed to it until they are replaced. */
export const scimTargetRefused = defineEvent(
  'gatehouse.scim_target.refused',
  Type.Object({
    object: Type.Literal('scim_target'),
    id: Type.String(),
    name: Type.String(),
    endpoint_url: Type.String(),
    state: Type.Literal('refused'),
    error: Type.String(),
    created_at: Timestamp,
    updated_at: Timestamp,
  }),
)
