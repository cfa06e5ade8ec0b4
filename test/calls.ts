import { fromBase32 } from '../src/people/mfa/totp/base32.ts'
import { totpCode, totpStep } from '../src/people/mfa/totp/totp.ts'
import type { Operation } from '../src/platform/http/operation.ts'
import type { FurnishedServers } from './furnished.ts'
import { type Schema, type Sent, sampleOf, send } from './samples.ts'

/** A request that does what its operation is for. */
export interface Request {
  path: string
  body?: unknown
}

/** One way to call an operation, in an environment with one of everything. */
export interface Call {
  /** What a test shows of it. */
  name: string
  operation: Operation
  /** Of the answer; unset, that of a success. */
  status: number | undefined
  /** The events that it records, in their order. */
  events: readonly string[]
  /** Makes the request, and beforehand what it needs. */
  prepare(servers: FurnishedServers): Promise<Request>
}

/**
 * Every call of every operation that changes something for a key, a client or a session. What is not in the list below is
 * called with its required members, and has to record nothing.
 */
export function callsOf(operations: readonly Operation[]): Call[] {
  return operations
    .filter(({ method, access, id }) => method !== 'GET' && access !== 'public' && !isLeftOut(id))
    .flatMap((operation) =>
      (waysToCall[operation.id] ?? [{}]).map(({ as, status, events = [], first, with: given = {} }) => ({
        name: as === undefined ? operation.id : `${operation.id}, ${as}`,
        operation,
        status,
        events,
        async prepare(servers) {
          const kit = kitOf(servers)
          await first?.(kit)
          const { path = servers.furnished.pathOf(operation), ...members } =
            typeof given === 'function' ? await given(kit) : given
          const body = operation.body && { ...requiredOf(operation, kit), ...members }
          return { path, body }
        },
      })),
    )
}

/** Sends the request of a call as whoever may, to the first of the servers or to the second. */
export function ask(
  { servers, apiKey, furnished }: FurnishedServers,
  { operation: { method, access } }: Pick<Call, 'operation'>,
  { path, body }: Request,
  { on = 0, headers = {} }: { on?: number; headers?: Record<string, string> } = {},
): Promise<Sent> {
  const { url } = on % 2 === 0 ? servers[0] : servers[1]
  return send(url, path, { method, body, headers, key: access === 'session' ? furnished.members.access_token : apiKey })
}

/** What an answer is expected to be: a success, or the step of a sign-in that a call is for. */
export function isExpected({ status }: Call, answer: Sent): boolean {
  return status === undefined ? answer.status < 300 : answer.status === status
}

/** It takes everything away, the marks of what was there included. */
const isLeftOut = (id: string) => id === 'gatehouse.development.reset'

type Members = Record<string, unknown> & { path?: string }
interface Way {
  /** Tells it from other ways to call the operation. */
  as?: string
  /** Of the answer, where it is not that of a success: a step of a sign-in. */
  status?: number
  events?: readonly string[]
  /** What has to be done beforehand. */
  first?: (kit: Kit) => Promise<unknown>
  /** Members beside the required ones or in their place, and another path than that of the furnished objects. */
  with?: Members | ((kit: Kit) => Members | Promise<Members>)
}

interface Kit {
  members: Readonly<Record<string, string>>
  clientId: string
  apiKey: string
  /** Fails unless it is done. */
  done(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  /** The newest code that went to an address. */
  codeTo(email: string): Promise<string>
  /** A sign-in of a user with a password. @returns the answer, whatever it is */
  signIn(email?: string): Promise<Record<string, unknown>>
  pathOf(id: string): string
}

function kitOf({ servers: [{ url, app }], apiKey, clientId, furnished }: FurnishedServers): Kit {
  const { members } = furnished
  const json = (answer: Sent) => answer.json ?? {}
  const done: Kit['done'] = async (method, path, body) => {
    const answer = await send(url, path, { method, key: apiKey, body })
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return json(answer)
  }
  return {
    members,
    clientId,
    apiKey,
    done,
    async codeTo(email) {
      const { data } = (await done('GET', `/_dev/messages?to=${encodeURIComponent(email)}`)) as {
        data: { text: string }[]
      }
      return /\b\d{6}\b/.exec(data[0]?.text ?? '')?.[0] ?? ''
    },
    signIn: async (email = members.email) =>
      json(
        await send(url, '/user_management/authenticate', {
          method: 'POST',
          body: {
            grant_type: 'password',
            client_id: clientId,
            client_secret: apiKey,
            email,
            password: members.password,
          },
        }),
      ),
    pathOf(id) {
      const operation = app.operations.find((each) => each.id === id)
      if (operation === undefined) throw new Error(`There is no operation ${id}.`)
      return furnished.pathOf(operation)
    },
  }
}

function requiredOf({ body }: Operation, { members, clientId, apiKey }: Kit): Record<string, unknown> {
  const schema = body as Schema
  if (schema.oneOf !== undefined) return { client_id: clientId, client_secret: apiKey }
  const known: Record<string, unknown> = { ...members, client_id: clientId, client_secret: apiKey }
  const sample = sampleOf(schema, 'required') as Record<string, unknown>
  return Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, known[name] ?? value]))
}

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const totpNow = () => totpCode(fromBase32(totpSecret) ?? Buffer.alloc(0), totpStep(new Date()))
/** The address of the furnished user whose address is not proven. */
const unproven = ({ members }: Kit) => `new@${members.domain}`
const onRoom = ({ members }: Kit) => ({ role_slug: members.role_slug, resource_id: members.resource_id })
const phone = '+14155550123'
const elsewhere = 'http://127.0.0.1:9/elsewhere'

const began = ['session.created']
const waysToCall: Readonly<Record<string, readonly Way[]>> = {
  'gatehouse.environments.app_homepage_url': [{ with: { url: 'https://app.example.com/' } }],
  'gatehouse.environments.update': [{ with: { name: 'Renamed' } }],
  WebhookEndpointsController_create: [{ with: { endpoint_url: elsewhere, events: ['user.created'] } }],
  WebhookEndpointsController_update: [{ with: { endpoint_url: elsewhere, status: 'enabled' } }],
  'gatehouse.webhooks.replay': [{ first: enableEndpoint, with: () => ({ since: daysAgo(1) }) }],
  'gatehouse.webhooks.deliveries.resend': [{ first: enableEndpoint }],
  'gatehouse.webhooks.test': [{ first: enableEndpoint }],
  RadarStandaloneController_assess: [{ with: { ip_address: '203.0.113.9' } }],
  RadarStandaloneController_updateRadarList: [{ with: { entry: 'curl' } }],
  RadarStandaloneController_deleteRadarListEntry: [
    {
      first: ({ done }) => done('POST', '/radar/lists/user_agent/block', { entry: 'curl' }),
      with: { entry: 'curl' },
    },
  ],
  OrganizationsController_create: [
    {
      with: { domain_data: [{ domain: 'fresh.example', state: 'verified' }] },
      events: ['organization.created', 'organization_domain.created', 'organization_domain.verified'],
    },
  ],
  OrganizationsController_updateOrganization: [{ with: { name: 'Renamed' }, events: ['organization.updated'] }],
  OrganizationsController_deleteOrganization: [
    {
      events: [
        'api_key.revoked',
        'api_key.revoked',
        'organization_membership.deleted',
        'invitation.revoked',
        'group.deleted',
        'organization_role.deleted',
        'organization_domain.deleted',
        'organization.deleted',
      ],
    },
  ],
  OrganizationDomainsController_create: [
    { with: { domain: 'fresh.example' }, events: ['organization_domain.created'] },
  ],
  OrganizationDomainsController_delete: [{ events: ['organization_domain.deleted'] }],
  'UserlandUsersController_create[0]': [{ with: { email: 'fresh@northwind.example' }, events: ['user.created'] }],
  'UserlandUsersController_update[0]': [{ with: { first_name: 'Grace' }, events: ['user.updated'] }],
  'UserlandUsersController_delete[0]': [
    { events: ['session.revoked', 'api_key.revoked', 'organization_membership.deleted', 'user.deleted'] },
  ],
  UserlandUserOrganizationMembershipsController_create: [
    {
      with: ({ members }) => ({ user_id: members.unverified_user_id }),
      events: ['organization_membership.created'],
    },
  ],
  UserlandUserOrganizationMembershipsController_update: [
    { with: { role_slug: 'admin' }, events: ['organization_membership.updated'] },
  ],
  UserlandUserOrganizationMembershipsController_delete: [
    { events: ['api_key.revoked', 'organization_membership.deleted', 'session.revoked'] },
  ],
  UserlandUserOrganizationMembershipsController_deactivate: [
    { events: ['organization_membership.updated', 'session.revoked'] },
  ],
  UserlandUserOrganizationMembershipsController_reactivate: [
    {
      first: ({ done, pathOf }) => done('PUT', pathOf('UserlandUserOrganizationMembershipsController_deactivate')),
      events: ['organization_membership.updated'],
    },
  ],
  GroupsController_create: [{ events: ['group.created'] }],
  GroupsController_update: [{ with: { name: 'Renamed' }, events: ['group.updated'] }],
  GroupsController_delete: [{ events: ['group.deleted'] }],
  GroupMembershipsController_addMember: [
    {
      first: ({ done, pathOf }) => done('DELETE', pathOf('GroupMembershipsController_removeMember')),
      events: ['group.member_added'],
    },
  ],
  GroupMembershipsController_removeMember: [{ events: ['group.member_removed'] }],
  OrganizationApiKeysController_create: [{ events: ['api_key.created'] }],
  UserApiKeysController_create: [{ events: ['api_key.created'] }],
  ApiKeysController_expire: [{ events: ['api_key.updated'] }],
  ApiKeysController_delete: [{ events: ['api_key.revoked'] }],
  AuthorizationResourcesController_update: [{ with: { name: 'Renamed' } }],
  AuthorizationResourcesController_delete: [
    { with: ({ pathOf }) => ({ path: `${pathOf('AuthorizationResourcesController_delete')}?cascade_delete=true` }) },
  ],
  AuthorizationResourcesByExternalIdController_updateByExternalId: [{ with: { name: 'Renamed' } }],
  AuthorizationResourcesByExternalIdController_deleteByExternalId: [
    {
      with: ({ pathOf }) => ({
        path: `${pathOf('AuthorizationResourcesByExternalIdController_deleteByExternalId')}?cascade_delete=true`,
      }),
    },
  ],
  AuthorizationRoleAssignmentsController_assignRole: [
    {
      as: 'on a resource',
      first: ({ done, pathOf }) => done('DELETE', pathOf('AuthorizationRoleAssignmentsController_removeRoleById')),
      with: onRoom,
    },
    {
      as: 'on the organization',
      with: ({ members }) => ({
        role_slug: 'admin',
        resource_type_slug: 'organization',
        resource_external_id: members.organization_id,
      }),
      events: ['organization_membership.updated'],
    },
  ],
  AuthorizationRoleAssignmentsController_removeRoleByCriteria: [{ with: onRoom }],
  AuthorizationGroupRoleAssignmentsController_create: [
    {
      first: ({ done, pathOf }) =>
        done('DELETE', pathOf('AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignment')),
      with: onRoom,
    },
  ],
  AuthorizationGroupRoleAssignmentsController_replaceGroupRoleAssignments: [
    { with: (kit) => ({ role_assignments: [onRoom(kit), { role_slug: 'admin' }] }) },
  ],
  AuthorizationGroupRoleAssignmentsController_removeGroupRoleAssignments: [{ with: onRoom }],
  AuthorizationController_check: [{ with: ({ members }) => ({ resource_id: members.resource_id }) }],
  'gatehouse.authorization.checkMany': [
    {
      with: ({ members: { organization_membership_id, permission_slug, resource_id } }) => ({
        checks: [{ organization_membership_id, permission_slug, resource_id }],
      }),
    },
  ],
  UserlandUserInvitesController_create: [
    {
      as: 'of a stranger',
      with: ({ members }) => ({
        email: 'carol@northwind.example',
        organization_id: members.organization_id,
        inviter_user_id: members.user_id,
      }),
      events: ['invitation.created'],
    },
    {
      as: 'of a user',
      with: (kit) => ({ email: unproven(kit), organization_id: kit.members.organization_id }),
      events: ['organization_membership.created', 'invitation.created'],
    },
  ],
  UserlandUserInvitesController_accept: [
    {
      first: ({ done, members }) => done('POST', '/user_management/users', { email: `bob@${members.domain}` }),
      events: ['organization_membership.created', 'invitation.accepted'],
    },
  ],
  UserlandUserInvitesController_resend: [{ events: ['invitation.resent'] }],
  UserlandUserInvitesController_revoke: [{ events: ['invitation.revoked'] }],
  AuthenticationFactorsController_create: [
    { with: ({ members: { user_id } }) => ({ type: 'totp', totp_user: 'ada', user_id }) },
  ],
  AuthenticationChallengesController_verify: [
    {
      with: async (kit) => {
        const challenge = await challengeTotp(kit, await enrollTotp(kit))
        return { path: `/auth/challenges/${challenge}/verify`, code: totpNow() }
      },
    },
  ],
  'UserlandUserAuthenticationFactorsController_create[0]': [{ with: { totp_secret: totpSecret } }],
  AuthorizationRolesController_create: [{ events: ['role.created'] }],
  AuthorizationRolesController_update: [{ with: { name: 'Renamed' }, events: ['role.updated'] }],
  AuthorizationRolePermissionsController_setPermissions: [
    { with: ({ members }) => ({ permissions: [members.permission_slug] }), events: ['role.updated'] },
  ],
  AuthorizationRolePermissionsController_addPermission: [
    { with: ({ members }) => ({ slug: members.permission_slug }), events: ['role.updated'] },
  ],
  AuthorizationOrganizationRolesController_create: [{ events: ['organization_role.created'] }],
  AuthorizationOrganizationRolesController_update: [
    { with: { name: 'Renamed' }, events: ['organization_role.updated'] },
  ],
  AuthorizationOrganizationRolesController_delete: [{ events: ['organization_role.deleted'] }],
  AuthorizationOrganizationRolePermissionsController_setPermissions: [
    { with: { permissions: [] }, events: ['organization_role.updated'] },
  ],
  AuthorizationOrganizationRolePermissionsController_addPermission: [
    {
      first: ({ done, pathOf }) =>
        done('DELETE', pathOf('AuthorizationOrganizationRolePermissionsController_removePermission')),
      with: ({ members }) => ({ slug: members.permission_slug }),
      events: ['organization_role.updated'],
    },
  ],
  AuthorizationOrganizationRolePermissionsController_removePermission: [{ events: ['organization_role.updated'] }],
  AuthorizationPermissionsController_create: [{ events: ['permission.created'] }],
  AuthorizationPermissionsController_update: [{ with: { name: 'Renamed' }, events: ['permission.updated'] }],
  AuthorizationPermissionsController_delete: [{ events: ['permission.deleted'] }],
  'gatehouse.roles.priority': [
    { with: async ({ done }) => ({ slugs: (await slugsAt(done, '/authorization/roles')).reverse() }) },
  ],
  'gatehouse.roles.default': [{ with: { slug: 'admin' } }],
  'gatehouse.roles.delete': [{ events: ['role.deleted'] }],
  'gatehouse.organization_roles.priority': [
    {
      with: async ({ done, members }) => ({
        slugs: (await slugsAt(done, `/authorization/organizations/${members.organization_id}/roles`)).reverse(),
      }),
    },
  ],
  'gatehouse.organization_roles.default': [{ with: { slug: 'admin' } }],
  'gatehouse.resource_types.declare': [{ with: { slug: 'house', name: 'House' } }],
  'gatehouse.resource_types.delete': [
    {
      first: ({ done, pathOf }) => done('DELETE', pathOf('AuthorizationPermissionsController_delete')),
    },
  ],
  'gatehouse.social_providers.create': [{ with: { provider: 'GitHubOAuth' } }],
  UserlandSessionsController_revokeSession: [{ events: ['session.revoked'] }],
  RedirectUrisController_create: [{ with: { uri: 'https://fresh.example/callback' } }],
  CorsOriginsController_createCorsOrigin: [{ with: { origin: 'https://fresh.example' } }],
  JwtTemplatesController_updateJwtTemplate: [{ with: { content: '{"urn:fresh:email": "{{ user.email }}"}' } }],
  'gatehouse.actions.create_endpoint': [{ with: { type: 'user_registration', endpoint_url: elsewhere } }],
  'UserlandSessionsController_authenticate[0]': [
    {
      as: 'password',
      with: ({ members: { email, password } }) => ({ grant_type: 'password', email, password }),
      events: ['authentication.password_succeeded', ...began],
    },
    {
      as: 'password, address unproven',
      status: 403,
      with: (kit) => ({ grant_type: 'password', email: unproven(kit), password: kit.members.password }),
      events: ['authentication.password_succeeded', 'email_verification.created'],
    },
    {
      as: 'magic-auth',
      with: ({ members: { email, code } }) => ({
        grant_type: 'urn:workos:oauth:grant-type:magic-auth:code',
        email,
        code,
      }),
      events: ['authentication.magic_auth_succeeded', ...began],
    },
    {
      as: 'refresh token',
      with: ({ members: { refresh_token } }) => ({ grant_type: 'refresh_token', refresh_token }),
    },
    {
      as: 'authorization code',
      with: async ({ done, members: { user_id } }) => {
        const { url } = await done('POST', '/user_management/impersonations', {
          user_id,
          impersonator_email: 'operator@gatehouse.example',
          reason: 'A call',
        })
        return { grant_type: 'authorization_code', code: new URL(String(url)).searchParams.get('code') }
      },
      events: began,
    },
    {
      as: 'email verification',
      with: async (kit) => {
        const { pending_authentication_token } = await kit.signIn(unproven(kit))
        return {
          grant_type: 'urn:workos:oauth:grant-type:email-verification:code',
          pending_authentication_token,
          code: await kit.codeTo(unproven(kit)),
        }
      },
      events: ['authentication.email_verification_succeeded', 'user.updated', ...began],
    },
    {
      as: 'TOTP',
      with: async (kit) => {
        const factor = await enrollTotp(kit)
        const { pending_authentication_token } = await kit.signIn()
        return {
          grant_type: 'urn:workos:oauth:grant-type:mfa-totp',
          pending_authentication_token,
          authentication_challenge_id: await challengeTotp(kit, factor),
          code: totpNow(),
        }
      },
      events: ['authentication.mfa_succeeded', ...began],
    },
    {
      as: 'organization selection',
      with: async (kit) => {
        const { id: organization_id } = await kit.done('POST', '/organizations', { name: 'Southwind' })
        const { user_id } = kit.members
        await kit.done('POST', '/user_management/organization_memberships', { user_id, organization_id })
        const { pending_authentication_token } = await kit.signIn()
        return {
          grant_type: 'urn:workos:oauth:grant-type:organization-selection',
          pending_authentication_token,
          organization_id: kit.members.organization_id,
        }
      },
      events: began,
    },
    {
      as: 'Radar',
      first: ({ done }) => done('PATCH', '/environments/current/radar_settings', { restriction: 'challenge' }),
      with: async (kit) => {
        const { pending_authentication_token, radar_challenge_id } = await kit.signIn(unproven(kit))
        return {
          grant_type: 'urn:workos:oauth:grant-type:radar-email-challenge:code',
          pending_authentication_token,
          radar_challenge_id,
          code: await kit.codeTo(unproven(kit)),
        }
      },
      events: ['authentication.radar_risk_detected', 'user.updated', ...began],
    },
    {
      as: 'Radar by text message',
      first: challengeByText,
      with: async (kit) => {
        const { pending_authentication_token } = await kit.signIn(unproven(kit))
        const sent = { user_id: kit.members.unverified_user_id, phone_number: phone, pending_authentication_token }
        const { verification_id } = await kit.done('POST', '/user_management/radar_challenges', sent)
        return {
          grant_type: 'urn:workos:oauth:grant-type:radar-sms-challenge:code',
          pending_authentication_token,
          verification_id,
          phone_number: phone,
          code: await kit.codeTo(phone),
        }
      },
      status: 403,
      events: ['authentication.radar_risk_detected', 'email_verification.created'],
    },
  ],
  PublicRadarChallengesController_sendRadarSmsChallenge: [
    {
      first: challengeByText,
      with: async (kit) => {
        const { pending_authentication_token } = await kit.signIn(unproven(kit))
        return { user_id: kit.members.unverified_user_id, phone_number: phone, pending_authentication_token }
      },
    },
  ],
  UserlandMagicAuthController_sendMagicAuthCodeAndReturn: [{ events: ['magic_auth.created'] }],
  'UserlandUsersController_sendVerificationEmail[0]': [
    {
      with: ({ members }) => ({
        path: `/user_management/users/${members.unverified_user_id}/email_verification/send`,
      }),
      events: ['email_verification.created'],
    },
  ],
  'UserlandUsersController_emailVerification[0]': [
    {
      with: async (kit) => {
        const user = `/user_management/users/${kit.members.unverified_user_id}`
        await kit.done('POST', `${user}/email_verification/send`)
        return { path: `${user}/email_verification/confirm`, code: await kit.codeTo(unproven(kit)) }
      },
      events: ['authentication.email_verification_succeeded', 'user.updated'],
    },
  ],
  'gatehouse.sessions.revoke_all': [{ events: ['session.revoked'] }],
  UserlandUsersController_createPasswordResetToken: [{ events: ['password_reset.created'] }],
  'UserlandUsersController_resetPassword[0]': [
    {
      with: { new_password: 'another sturdy long passphrase' },
      events: ['session.revoked', 'password_reset.succeeded'],
    },
  ],
  UserlandUsersController_sendEmailChange: [{ with: { new_email: 'ada@other.example' } }],
  UserlandUsersController_confirmEmailChange: [
    {
      with: async ({ done, members, codeTo }) => {
        const user = `/user_management/users/${members.user_id}`
        await done('POST', `${user}/email_change/send`, { new_email: 'ada@other.example' })
        return { code: await codeTo('ada@other.example') }
      },
      events: ['user.updated'],
    },
  ],
  'gatehouse.users.erase': [
    { events: ['session.revoked', 'api_key.revoked', 'organization_membership.deleted', 'user.deleted'] },
  ],
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

async function enableEndpoint({ done, pathOf }: Kit): Promise<void> {
  await done('PATCH', pathOf('WebhookEndpointsController_update'), { status: 'enabled' })
}

/** An authenticator app of the furnished user, that a sign-in asks for. @returns the id of the factor */
async function enrollTotp({ done, members: { user_id } }: Kit): Promise<string> {
  const enrolled = await done('POST', `/user_management/users/${user_id}/auth_factors`, {
    type: 'totp',
    totp_secret: totpSecret,
  })
  return (enrolled.authentication_factor as { id: string }).id
}

async function challengeTotp({ done }: Kit, factor: string): Promise<unknown> {
  return (await done('POST', `/auth/factors/${factor}/challenge`, {})).id
}

/** Lets Radar text a code to the furnished user who is on a list of it. */
async function challengeByText({ done, members }: Kit): Promise<void> {
  const { unverified_user_id: user_id } = members
  await done('POST', '/auth/factors/enroll', { type: 'sms', phone_number: phone, user_id })
  await done('PATCH', '/environments/current/radar_settings', { restriction: 'challenge', challenge_channel: 'sms' })
}

async function slugsAt(done: Kit['done'], path: string): Promise<string[]> {
  const { data } = (await done('GET', path)) as { data: { slug: string }[] }
  return data.map(({ slug }) => slug)
}
