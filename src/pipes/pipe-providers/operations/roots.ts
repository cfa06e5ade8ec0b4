import { Type } from 'typebox'
import type { Ownership } from '../schemas.ts'

/** One of the two integrations that a slug may have. Operations on them differ in nothing else, and are defined once for both. */
export interface Root {
  ownership: Ownership
  /** In ids of operations. */
  name: '' | 'Organization'
  path: string
  /** In summaries. */
  integration: string
}

export const rootParams = Type.Object({ slug: Type.String() })

const users: Root = {
  ownership: 'user',
  name: '',
  path: '/data-integrations/{slug}',
  integration: 'a data integration',
}
/** The integration of the environment for accounts of organizations; the path names none of them. */
const organizations: Root = {
  ownership: 'organization',
  name: 'Organization',
  path: '/data-integrations/{slug}/organization',
  integration: 'a data integration for organizations',
}
export const roots = [users, organizations] as const
