import { createHash } from 'node:crypto'
import { getUser } from '#people/users/index.ts'
import { defined } from '#platform/defined.ts'
import { newAttempt } from '#sign-in/authentication/index.ts'
import type { TestServer } from '#test/server.ts'
import { createConnectCode, type NewConnectCode, saveConsent } from './index.ts'

/** An application that signs people in, and someone who may sign in with it. */
export interface Signer {
  application: { id: string; clientId: string; secret: string }
  userId: string
  /** The user is a member of it. */
  organizationId: string
}

export const redirectUri = 'https://app.example/callback'
export const verifier = 'a-verifier-of-at-least-forty-three-characters-0'
export const codeChallenge = createHash('sha256').update(verifier).digest('base64url')

/** An application of a customer with a secret, and a member of another customer. */
export async function makeSigner({ workos }: TestServer, email = 'jane@northwind.example'): Promise<Signer> {
  const [customer, owner] = await Promise.all(
    ['Northwind', 'Contoso'].map((name) => workos.organizations.createOrganization({ name })),
  )
  const organizationId = customer?.id ?? ''
  const { id, clientId } = await workos.connect.createOAuthApplication(
    'Planner',
    false,
    undefined,
    undefined,
    [{ uri: redirectUri }],
    undefined,
    owner?.id,
  )
  const { secret } = await workos.connect.createApplicationClientSecret({ id })
  const { id: userId } = await workos.userManagement.createUser({
    email,
    firstName: 'Jane',
    lastName: 'Doe',
    emailVerified: true,
  })
  await workos.userManagement.createOrganizationMembership({ organizationId, userId })
  return { application: { id, clientId, secret }, userId, organizationId }
}

export type CodeWishes = Partial<Pick<NewConnectCode, 'nonce' | 'browserSessionId' | 'dpopJkt' | 'codeChallenge'>> & {
  /** The sign-in at a provider that created it. */
  sso?: NonNullable<NewConnectCode['attempt']['sso']>
  /** That it accepts. */
  invitation?: NonNullable<NewConnectCode['attempt']['invitation']>
  scopes?: string[]
  resource?: string
  claims?: Record<string, unknown>
  organizationId?: string | null
}

/** What the pages do once the user has signed in and agreed. */
export async function makeCode({ environment }: TestServer, signer: Signer, wishes: CodeWishes = {}): Promise<string> {
  const { scopes = ['openid', 'profile', 'email', 'offline_access'], resource = null, claims, nonce = null } = wishes
  const { organizationId = signer.organizationId, browserSessionId, dpopJkt, sso, invitation } = wishes
  const origin = { ipAddress: '192.0.2.7', userAgent: 'Browser/1' }
  return environment.transaction(async (tx) => {
    const consent = await saveConsent(tx, {
      userId: signer.userId,
      applicationId: signer.application.id,
      organizationId,
      resource,
      scopes,
      ...defined({ claims }),
    })
    return createConnectCode(tx, {
      consent,
      redirectUri,
      codeChallenge: wishes.codeChallenge === undefined ? codeChallenge : wishes.codeChallenge,
      nonce,
      scopes,
      attempt: {
        ...newAttempt(tx, await getUser(tx, signer.userId), 'Password', origin, organizationId),
        ...defined({ sso, invitation }),
      },
      ...defined({ browserSessionId, dpopJkt }),
    })
  })
}
