import type { Operation } from '#platform/http/operation.ts'

/** A subject of the API, as the reference groups operations. */
export interface Area {
  name: string
  /** What it is for, in a sentence. */
  description: string
  /** Its operations, by path. An operation belongs to one area. */
  paths: readonly RegExp[]
}

/** Areas that belong together. */
export interface AreaGroup {
  name: string
  areas: readonly Area[]
}

/** The API in the order in which a developer meets it: who the customers are, how they sign in, what they may do, and so on. */
export const areaGroups: readonly AreaGroup[] = [
  {
    name: 'Customers and users',
    areas: [
      {
        name: 'Organizations',
        description: 'An organization is a customer of yours: a company whose people use your application.',
        paths: [/^\/organizations(\/external_id\/\{\w+\}|\/\{\w+\})?$/],
      },
      {
        name: 'Organization domains',
        description: 'Domains that an organization owns, proven by a DNS record.',
        paths: [/^\/organization_domains/],
      },
      {
        name: 'Users',
        description: 'A user is a person with an email, whatever organizations they belong to.',
        paths: [
          /^\/user_management\/users(\/external_id\/\{\w+\}|\/\{\w+\})?$/,
          /^\/user_management\/.*\/email_change\//,
        ],
      },
      {
        name: 'Organization memberships',
        description: 'A membership connects a user with an organization and carries their roles.',
        paths: [/^\/user_management\/organization_memberships(?!.*\/groups$)/],
      },
      {
        name: 'Invitations',
        description: 'Invite people to the application or into an organization.',
        paths: [/^\/user_management\/invitations/],
      },
      {
        name: 'Groups',
        description: 'Collections of the members of an organization, to assign roles to all of them at once.',
        paths: [/^\/organizations\/\{\w+\}\/groups/, /^\/user_management\/organization_memberships\/\{\w+\}\/groups$/],
      },
    ],
  },
  {
    name: 'Sign-in',
    areas: [
      {
        name: 'Authentication',
        description: 'Sign users in on the hosted pages or on pages of your own.',
        paths: [
          /^\/user_management\/(authenticate|authorize|magic_auth|password_reset|radar_challenges|email_verification)\b/,
          /^\/user_management\/users\/\{\w+\}\/email_verification\//,
        ],
      },
      {
        name: 'Sessions and tokens',
        description: 'List and revoke sessions, verify access tokens and add claims to them.',
        paths: [
          /^\/user_management\/(sessions|jwt_template)\b/,
          /^\/user_management\/users\/\{\w+\}\/sessions$/,
          /^\/sso\/jwks\//,
          /^\/environments\/current\/signing_keys\//,
        ],
      },
      {
        name: 'Multi-factor authentication',
        description: 'Authenticator apps, text messages and recovery codes as a second step.',
        paths: [/^\/auth\//, /^\/user_management\/users\/\{\w+\}\/(auth_factors|recovery_codes)$/],
      },
      {
        name: 'Passkeys',
        description: 'List and delete the passkeys of users.',
        paths: [/^\/user_management\/(.*\/)?passkeys\b/],
      },
      {
        name: 'Social sign-in',
        description: 'Sign in with Google, GitHub, Apple and other providers, with clients of your own.',
        paths: [/^\/environments\/current\/social_providers/, /^\/user_management\/users\/\{\w+\}\/identities$/],
      },
      {
        name: 'Single sign-on',
        description: 'Connect an organization to its own identity provider, by SAML or OpenID Connect.',
        paths: [
          /^\/connections\b/,
          /^\/sso\/(?!jwks\/)/,
          /^\/passwordless\b/,
          /^\/organizations\/\{\w+\}\/sign_in_policy$/,
        ],
      },
      {
        name: 'Directories',
        description: 'Directories of organizations with their users and groups, as their providers have them.',
        paths: [/^\/director(ies|y_users|y_groups)\b/, /^\/environments\/current\/directory_sync_settings$/],
      },
      {
        name: 'SCIM',
        description: 'What identity providers call to keep the users and groups of a directory as they have them.',
        paths: [/^\/scim\/v2\.0\b/],
      },
      {
        name: 'Admin Portal',
        description: 'Let the administrators of an organization set up domains and single sign-on themselves.',
        paths: [/^\/portal\/(generate_link|setup_links)\b/],
      },
      {
        name: 'Impersonation',
        description: 'Sign in as a user to see what they see.',
        paths: [/^\/user_management\/impersonations/],
      },
    ],
  },
  {
    name: 'Access',
    areas: [
      {
        name: 'Roles and permissions',
        description: 'Define what members may do, in every organization or in one.',
        paths: [
          /^\/authorization\/(roles|permissions|role_settings)\b/,
          /^\/authorization\/organizations\/\{\w+\}\/(roles|role_settings)\b/,
          /^\/organizations\/\{\w+\}\/roles$/,
        ],
      },
      {
        name: 'Resources',
        description: 'The things in your application that roles are assigned on, in a tree for each organization.',
        paths: [
          /^\/authorization\/(resource_types|resources)(\/\{\w+\})?$/,
          /^\/authorization\/organizations\/\{\w+\}\/resources\/\{\w+\}\/\{\w+\}$/,
        ],
      },
      {
        name: 'Role assignments',
        description: 'Assign roles on resources to memberships and groups.',
        paths: [/^\/authorization\/.*\/role_assignments\b/],
      },
      {
        name: 'Access checks',
        description: 'Ask who may do what on which resource.',
        paths: [
          /^\/authorization\/(checks$|.*\/check$)/,
          /^\/authorization\/organization_memberships\/\{\w+\}\/resources/,
          /^\/authorization\/(organizations\/\{\w+\}\/)?resources\/.*\/organization_memberships/,
        ],
      },
      {
        name: 'API keys',
        description: 'Keys that you issue to your customers, and validate when they call your API.',
        paths: [/^\/api_keys\//, /^\/(organizations|user_management\/users)\/\{\w+\}\/api_keys$/],
      },
      {
        name: 'Feature flags',
        description:
          'Switches of your application: for everybody, for some users and organizations, or for a percentage.',
        paths: [/^\/(sdk\/)?feature-flags\b/, /^\/(organizations|user_management\/users)\/\{\w+\}\/feature-flags$/],
      },
    ],
  },
  {
    name: 'Secrets',
    areas: [
      {
        name: 'Vault objects',
        description: 'Store secrets under names, encrypted and with all of their versions.',
        paths: [/^\/vault\/v1\/kv\b/],
      },
      {
        name: 'Vault keys',
        description: 'Keys to encrypt with in your application, and the keys that wrap them.',
        paths: [/^\/vault\/v1\/(keys|rotations)\b/],
      },
      {
        name: 'Customer keys',
        description: 'A key of an organization, in its own cloud, that wraps what the Vault keeps for it.',
        paths: [/^\/organizations\/\{\w+\}\/customer_key\b/],
      },
    ],
  },
  {
    name: 'Events',
    areas: [
      { name: 'Events', description: 'The log of everything that changed, in order.', paths: [/^\/events$/] },
      {
        name: 'Webhooks',
        description: 'Have events delivered to your application, and see how each delivery went.',
        paths: [/^\/webhook_endpoints/],
      },
      {
        name: 'Audit logs',
        description: 'A log for each organization of what its people did, that nobody can change unseen.',
        paths: [/^\/audit_logs\//, /^\/organizations\/\{\w+\}\/audit_log(s_retention|_configuration)$/],
      },
      {
        name: 'Actions',
        description: 'Let an endpoint of yours allow or deny registrations and sign-ins.',
        paths: [/^\/action_endpoints/],
      },
    ],
  },
  {
    name: 'Risk and privacy',
    areas: [
      {
        name: 'Radar',
        description: 'Allow, challenge or block sign-ins by risk.',
        paths: [/^\/radar\//, /^\/environments\/current\/radar_settings$/],
      },
      {
        name: 'Erasure',
        description: 'Delete a user and remove their personal data from what is kept.',
        paths: [/^\/user_management\/(users\/\{\w+\}\/erase|erasures\/\{\w+\})$/],
      },
    ],
  },
  {
    name: 'Connect',
    areas: [
      {
        name: 'Applications',
        description: 'Machines of customers, and applications that sign people in, with their client secrets.',
        paths: [/^\/connect\//, /\/authorized_applications/, /^\/authkit\/oauth2\//],
      },
      {
        name: 'Resources',
        description: 'The APIs that access tokens may be made for.',
        paths: [/^\/user_management\/authkit_oauth_resources/],
      },
      {
        name: 'OAuth',
        description: 'The authorization server: tokens, their introspection and revocation, keys and metadata.',
        paths: [/^\/oauth2\/(?!\{\w+\}\/(agent\/|auth\.md))/, /^\/\.well-known\/(?!webauthn$)/],
      },
      {
        name: 'Agents',
        description: 'Autonomous clients that register themselves, and the people who claim them.',
        paths: [/^\/agents?\//, /^\/auth\.md$/, /^\/oauth2\/\{\w+\}\/(agent\/|auth\.md)/],
      },
    ],
  },
  {
    name: 'Pipes',
    areas: [
      {
        name: 'Data integrations',
        description: 'Services that users have accounts at, for the environment and as each organization has them.',
        paths: [
          /^\/data-integrations$/,
          /^\/data-integrations\/\{slug\}$/,
          /\/data_integration_configurations\b/,
          /^\/assets\/services\//,
        ],
      },
      {
        name: 'Connected accounts',
        description: 'Accounts of users at these services: connect, import, and get what opens them.',
        paths: [/^\/data-integrations\/\{slug\}\/[a-z-]+$/, /\/(connected_accounts|data_providers)\b/],
      },
    ],
  },
  {
    name: 'Widgets',
    areas: [
      {
        name: 'Widget tokens',
        description: 'Tokens for the widgets in the pages of your application.',
        paths: [/^\/widgets\/token$/, /^\/client\/token$/],
      },
      {
        name: 'Calls of widgets',
        description: 'What the official widgets call with their tokens; it changes with their package.',
        paths: [/^\/_widgets\//, /^\/\.well-known\/webauthn$/],
      },
    ],
  },
  {
    name: 'Settings',
    areas: [
      {
        name: 'Environment',
        description: 'Name, sign-in settings and management keys of the environment.',
        paths: [/^\/environments\/current(\/sign_in_settings|\/keys.*)?$/],
      },
      {
        name: 'Branding',
        description: 'Logos, colors and texts of the hosted pages and emails.',
        paths: [/^\/environments\/current\/branding$/],
      },
      {
        name: 'Redirects and origins',
        description: 'Where browsers may be sent after signing in or out, and which origins may call the API.',
        paths: [/^\/user_management\/(redirect_uris|cors_origins|app_homepage_url)\b/],
      },
    ],
  },
  {
    name: 'Operations',
    areas: [
      {
        name: 'Health',
        description: 'Probes and metrics.',
        paths: [/^\/(health|ready|metrics)$/],
      },
      {
        name: 'Failed jobs',
        description: 'Background work that failed for good, to retry or delete.',
        paths: [/^\/failed_jobs/],
      },
      {
        name: 'Development',
        description: 'Only in development: read what was sent, see what requests did, start over.',
        paths: [/^\/_dev\//],
      },
    ],
  },
]

const areas = areaGroups.flatMap((group) => group.areas)

/** Pages and files for browsers, which code does not call. */
export const hostedPages = 'Hosted pages'

/** Every area in the order of the reference. */
export const areaNames: readonly string[] = [...areas.map(({ name }) => name), hostedPages]

/** The area of an operation. */
export function areaOf({ id, path }: Pick<Operation, 'id' | 'path'>): string {
  if (id.startsWith('gatehouse.pages.')) return hostedPages
  return areas.find(({ paths }) => paths.some((each) => each.test(path)))?.name ?? 'Other'
}
