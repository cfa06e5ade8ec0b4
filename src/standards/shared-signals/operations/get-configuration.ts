import { Type } from 'typebox'
import { endpointsOf, findFirstEnvironment, issuerOf } from '#connect/oauth-server/index.ts'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { publicCache } from '#sign-in/access-tokens/index.ts'
import { pollMethod, pushMethod } from '../schemas.ts'
import { getStatusOperation, verifyStreamOperation } from './status.ts'
import { createStreamOperation } from './streams.ts'
import { addSubjectOperation, removeSubjectOperation } from './subjects.ts'

const url = (description: string) => Type.String({ format: 'uri', description })

const TransmitterMetadata = Type.Object({
  spec_version: Type.String({ description: 'The version of the Shared Signals Framework.' }),
  issuer: url('The issuer of the tokens.'),
  jwks_uri: url('The keys that verify the tokens.'),
  delivery_methods_supported: Type.Array(Type.String()),
  configuration_endpoint: url('Where streams are created, read, changed and deleted.'),
  status_endpoint: url('Where streams are paused and enabled.'),
  add_subject_endpoint: url('Where a subject is put back into a stream.'),
  remove_subject_endpoint: url('Where a subject is taken out of a stream.'),
  verification_endpoint: url('Where verification events are asked for.'),
  authorization_schemes: Type.Array(
    Type.Object({ spec_urn: Type.String({ description: 'The specification of the scheme.' }) }),
    { description: 'How calls are authorized.' },
  ),
  default_subjects: Type.Literal('ALL', { description: 'A stream is about everyone at first.' }),
})

function describe(ctx: Context) {
  const { url: base } = ctx.system.config
  const at = ({ path }: Operation) => base + path
  return {
    spec_version: '1_0',
    issuer: issuerOf(ctx),
    jwks_uri: `${endpointsOf(ctx)}/jwks`,
    delivery_methods_supported: [pushMethod, pollMethod],
    configuration_endpoint: at(createStreamOperation),
    status_endpoint: at(getStatusOperation),
    add_subject_endpoint: at(addSubjectOperation),
    remove_subject_endpoint: at(removeSubjectOperation),
    verification_endpoint: at(verifyStreamOperation),
    authorization_schemes: [{ spec_urn: 'urn:ietf:rfc:6749' }],
    default_subjects: 'ALL',
  }
}

const shared = {
  method: 'GET',
  description: 'SSF 1.0 §7: where receivers manage streams, and which keys verify tokens.',
  surface: 'api',
  access: 'public',
  cors: 'any',
  success: { status: 200, body: TransmitterMetadata },
  errors: [notFound],
} as const

/** Of the first environment, and of any other: the name stands between the host and the path of the issuer (SSF 1.0 §7.2.1). */
export const getConfigurationOperations: readonly Operation[] = [
  defineOperation({
    ...shared,
    id: 'gatehouse.shared_signals.first_configuration',
    path: '/.well-known/ssf-configuration',
    summary: 'Get the SSF metadata of the first environment',
    async handler(_input, { system }) {
      const ctx = await findFirstEnvironment(system)
      if (ctx === undefined) throw notFound('Client', system.config.clientId)
      return new HttpReply(200, publicCache, JSON.stringify(describe(ctx)))
    },
  }),
  defineOperation({
    ...shared,
    id: 'gatehouse.shared_signals.configuration',
    path: '/.well-known/ssf-configuration/oauth2/{client_id}',
    summary: 'Get the SSF metadata of an environment',
    params: Type.Object({ client_id: Type.String() }),
    async handler({ params }, { system }) {
      const ctx = await findContextByClientId(system, params.client_id)
      if (ctx === undefined || ctx.clientId === system.config.clientId) throw notFound('Client', params.client_id)
      return new HttpReply(200, publicCache, JSON.stringify(describe(ctx)))
    },
  }),
]
