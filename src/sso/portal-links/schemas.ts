import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { connectionTypes } from '../connections/index.ts'
import { type Intent, intents } from './intents.ts'

const emails = Type.Array(Type.String({ format: 'email' }), {
  maxItems: 20,
  description: 'Email addresses of IT contacts of the organization. Those who are new are emailed a setup link.',
})
const address = (description: string) => Type.Optional(Type.String({ maxLength: 2_048, description }))

const members = {
  organization: Type.String({ description: 'The id of the organization.' }),
  intent: Type.Optional(
    Type.Enum([...intents], { description: 'The part of the portal that opens. Without it, a menu opens.' }),
  ),
  intent_options: Type.Optional(
    Type.Object(
      {
        sso: Type.Optional(
          Type.Object(
            {
              provider_type: Type.Optional(
                Type.Enum(connectionTypes, {
                  description: 'The provider to set up, such as `GoogleSAML`. Without it, the administrator chooses.',
                }),
              ),
              bookmark_slug: Type.Optional(
                Type.String({
                  maxLength: 255,
                  description: 'Accepted for compatibility with the official SDKs; it has no effect.',
                }),
              ),
            },
            { description: 'Options for single sign-on.' },
          ),
        ),
      },
      { description: 'Options for the part that opens.' },
    ),
  ),
  external_user_id: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'Your id of the user for whom the link is. Events about changes made through the link contain it.',
    }),
  ),
  return_url: address('The URL to which the logo leads. Default: the setting `portal_return_url`.'),
  success_url: address(
    'The URL to which the portal leads when the setup is complete. Default: the setting `portal_success_url`.',
  ),
}

export const GenerateLink = Type.Object({
  ...members,
  it_contact_emails: Type.Optional(emails),
  admin_emails: Type.Optional({
    ...emails,
    description: 'The name that the official SDKs use for `it_contact_emails`.',
  }),
})
export type GenerateLink = Static<typeof GenerateLink>

export const PortalLink = Type.Object({
  link: Type.String({ ...secret, description: 'The link. It opens once, within 5 minutes.' }),
})

export const CreateSetupLink = Type.Object({
  ...members,
  it_contact_emails: Type.Optional({
    ...emails,
    description: 'Email addresses at the organization to which the link is sent.',
  }),
  locale: Type.Optional(Type.String({ maxLength: 35, description: 'The language of the email, such as `de`.' })),
})
export type CreateSetupLink = Static<typeof CreateSetupLink>

export const SetupLink = Type.Object({
  object: Type.Literal('setup_link'),
  id: Type.String(),
  organization_id: Type.String(),
  intent: Nullable(Type.Enum([...intents], { description: 'The part of the portal that the link opens.' })),
  intents: Nullable(
    Type.Array(Type.Enum([...intents]), { description: 'The parts that it opens; null for a menu of all.' }),
  ),
  state: Type.Enum(['active', 'completed', 'expired']),
  link: Type.String({
    ...secret,
    description: 'The setup link. It can be opened any number of times while it is active.',
  }),
  it_contact_emails: Type.Array(Type.String(), { description: 'The IT contacts of the organization.' }),
  completed_at: Nullable(Timestamp),
  expires_at: Timestamp,
  created_at: Timestamp,
})
export type SetupLink = Static<typeof SetupLink>

/** The filters of a list of setup links, under the names used for creation and in the response. */
export const setupLinkFilter = {
  organization: Type.Optional(Type.String({ description: 'The id of an organization.' })),
  organization_id: Type.Optional(Type.String({ description: 'The same as `organization`.' })),
  intent: Type.Optional(Type.Enum([...intents], { description: 'The part of the portal that the link opens.' })),
}

export interface PortalLinkRow {
  id: string
  organization_id: string
  kind: 'link' | 'setup_link' | 'return_link'
  intent: Intent | null
  intents: Intent[] | null
  sso_provider_type: string | null
  sealed_token: string | null
  return_url: string | null
  success_url: string | null
  external_user_id: string | null
  used_at: string | null
  completed_at: string | null
  expires_at: string
  created_at: string
}

export const portalLinkColumns = sql`
  id, organization_id, kind, intent, intents, sso_provider_type, sealed_token, return_url, success_url, external_user_id, used_at,
  completed_at, expires_at, created_at`

export const RevokeLink = Type.Object({
  link: Type.String({
    ...secret,
    minLength: 1,
    maxLength: 2_048,
    description: 'The link, or the token that it contains.',
  }),
})

/** The names of parts in invitations. */
const invitationIntents = ['sso', 'directory_sync', 'log_streams', 'domain_verification', 'bring_your_own_key'] as const

export const InviteItContact = Type.Object({
  intents: Type.Array(Type.Enum([...invitationIntents]), {
    minItems: 1,
    uniqueItems: true,
    description: 'The parts of the portal that the setup link opens.',
  }),
})
export type InviteItContact = Static<typeof InviteItContact>

export function toIntent(name: InviteItContact['intents'][number]): Intent {
  return name === 'directory_sync' ? 'dsync' : name
}

/** The provider that a link is for, if it says one. */
export function providerTypeOf({ intent_options }: Pick<CreateSetupLink, 'intent_options'>): string | null {
  return intent_options?.sso?.provider_type ?? null
}
