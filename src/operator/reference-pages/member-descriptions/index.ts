import { common } from './common.ts'
import { oauth } from './oauth.ts'

/**
 * Describes members whose schema has no description, by their name. Only for names that mean the same in every slice;
 * anything else is described in the schema.
 */
export const memberDescriptions: Readonly<Record<string, string>> = { ...oauth, ...common }
