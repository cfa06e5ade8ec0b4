import type { TSchema } from 'typebox'
import type { AccountOwner } from '#pipes/connected-accounts/index.ts'
import type { Operation } from '#platform/http/operation.ts'
import {
  defineOrganizationOperation,
  type OrganizationWidget,
  type UserWidget,
  type WidgetDefinition,
} from '../widget-tokens/index.ts'
import { defineOwnPipesOperation } from './define-own-pipes-operation.ts'

/** Whose accounts an operation is about. Operations that differ in nothing else are defined once, for each of the owners. */
export interface PipeOwner<W> {
  /** In ids of operations. */
  name: 'organization' | 'own'
  /** In summaries: what is connected, and which account that is. */
  connects: string
  account: string
  /** The path of a service. */
  path: string
  /** The path of the account at a service. */
  installationPath: string
  define<
    P extends TSchema = TSchema,
    Q extends TSchema = TSchema,
    B extends TSchema = TSchema,
    S extends TSchema = TSchema,
  >(definition: WidgetDefinition<W, P, Q, B, S>): Operation
  ownerOf(widget: W): AccountOwner
}

const path = '/_widgets/DataIntegrations'

/** The organization itself, for those who may manage its accounts. */
export const organizationPipes: PipeOwner<OrganizationWidget> = {
  name: 'organization',
  connects: 'the organization',
  account: 'the account of the organization',
  path: `${path}/{slug}/organization`,
  installationPath: `${path}/organization/installations/{id}`,
  define: (definition) => defineOrganizationOperation({ ...definition, permission: 'widgets:pipes:manage' }),
  ownerOf: ({ organizationId }) => ({ userId: null, organizationId }),
}

/** The user, in the organization of the token if it has one. */
export const ownPipes: PipeOwner<UserWidget> = {
  name: 'own',
  connects: 'an account of the user',
  account: 'an account of the user',
  path: `${path}/{slug}`,
  installationPath: `${path}/installations/{id}`,
  define: defineOwnPipesOperation,
  ownerOf: ({ userId, organizationId }) => ({ userId, organizationId }),
}
