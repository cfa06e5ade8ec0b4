import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { jwtVerify } from 'jose'
import { type Answered, type Asked, startLocalServer } from './local-server.ts'

/** A user as the Directory API gives it. */
export interface GoogleUser {
  id: string
  primaryEmail: string
  name: { givenName: string; familyName: string; fullName: string }
  suspended?: boolean
  archived?: boolean
  [member: string]: unknown
}

export interface GoogleGroup {
  id: string
  email: string
  name: string
  /** Ids of users. */
  members: Set<string>
}

/** Google Workspace on loopback: its token endpoint and the part of the Directory API that is read. */
export interface GoogleWorkspace {
  url: string
  users: Map<string, GoogleUser>
  groups: Map<string, GoogleGroup>
  /** What was asked: `GET /users`, with the number of the page behind the first. */
  asked: string[]
  /** Replaces the usual answer, unless it returns `undefined`. */
  intercept: (asked: Asked, name: string) => Promise<Answered | undefined> | Answered | undefined
  /** The access tokens that are good. */
  tokens: Set<string>
  /** Whether the domain of the customer has delegated the scopes. */
  isDelegated: boolean
  addUser(name: string, members?: Partial<GoogleUser>): GoogleUser
  addGroup(name: string, members?: readonly GoogleUser[]): GoogleGroup
  close(): void
}

const adminEmail = 'admin@northwind.example'
const clientEmail = 'gatehouse@project.iam.gserviceaccount.com'
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicKey = createPublicKey(privateKey)

/** What an administrator sends to have a workspace read. */
export function googleSettings({ url }: { url: string }) {
  return {
    admin_email: adminEmail,
    base_url: url,
    service_account_key: JSON.stringify({
      type: 'service_account',
      client_email: clientEmail,
      private_key_id: 'key-1',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      // Not to be followed.
      token_uri: 'http://127.0.0.1:9/elsewhere',
    }),
  }
}

const scopes = ['user', 'group', 'group.member'].map(
  (part) => `https://www.googleapis.com/auth/admin.directory.${part}.readonly`,
)

export async function startGoogleWorkspace(): Promise<GoogleWorkspace> {
  let made = 0
  const { url, close } = await startLocalServer(async (asked) => {
    const name = nameOf(asked)
    workspace.asked.push(name)
    return (await workspace.intercept(asked, name)) ?? (await answer(asked))
  })
  const workspace: GoogleWorkspace = {
    url,
    close,
    users: new Map(),
    groups: new Map(),
    asked: [],
    intercept: () => undefined,
    tokens: new Set(),
    isDelegated: true,
    addUser(name, members = {}) {
      const id = `1${String(++made).padStart(20, '0')}`
      const user = {
        id,
        primaryEmail: `${name.toLowerCase()}@northwind.example`,
        name: { givenName: name, familyName: 'Hopper', fullName: `${name} Hopper` },
        // What changes by itself.
        etag: `"${made}"`,
        lastLoginTime: '2026-01-01T00:00:00.000Z',
        ...members,
      }
      workspace.users.set(id, user)
      return user
    },
    addGroup(name, members = []) {
      const id = `0${String(++made).padStart(14, 'a')}`
      const group = {
        id,
        name,
        email: `${name.toLowerCase()}@northwind.example`,
        members: new Set(members.map((each) => each.id)),
      }
      workspace.groups.set(id, group)
      return group
    },
  }

  async function answer(asked: Asked): Promise<Answered> {
    if (asked.url.pathname === '/token') return giveToken(asked)
    const token = asked.headers.authorization?.replace('Bearer ', '') ?? ''
    if (!workspace.tokens.has(token)) return refuse(401, 'authError', 'Invalid Credentials')
    const [, what, key, part] =
      /^\/admin\/directory\/v1\/(users|groups)(?:\/([^/]+)(\/members)?)?$/.exec(asked.url.pathname) ?? []
    const { searchParams } = asked.url
    if (what === 'groups' && key !== undefined) {
      const wanted = decodeURIComponent(key)
      const group = [...workspace.groups.values()].find(({ id, email }) => id === wanted || email === wanted)
      if (group === undefined) return refuse(404, 'notFound', `Resource Not Found: ${wanted}`)
      const members = [...group.members].map((id) => ({ kind: 'admin#directory#member', id, type: 'USER' }))
      return part === undefined ? { status: 200, body: shown(group) } : page('members', members, searchParams)
    }
    if (searchParams.get('customer') !== 'my_customer') return refuse(400, 'invalid', 'Invalid Input')
    if (what === 'users') {
      const sorted = [...workspace.users.values()].sort((a, b) => (a.primaryEmail < b.primaryEmail ? -1 : 1))
      return page('users', sorted, searchParams)
    }
    return page('groups', [...workspace.groups.values()].map(shown), searchParams)
  }

  /** RFC 7523: who the assertion is from and for, and what for. */
  async function giveToken({ body }: Asked): Promise<Answered> {
    const form = new URLSearchParams(body)
    const { payload } = await jwtVerify(form.get('assertion') ?? '', publicKey, {
      issuer: clientEmail,
      audience: `${url}/token`,
      algorithms: ['RS256'],
    })
    const isAsked = form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    if (!workspace.isDelegated || !isAsked || payload.scope !== scopes.join(' ')) {
      return {
        status: 401,
        body: {
          error: 'unauthorized_client',
          error_description: 'Client is unauthorized to retrieve access tokens using this method.',
        },
      }
    }
    if (payload.sub !== adminEmail)
      return { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid email or User ID' } }
    const access_token = `ya29.${workspace.tokens.size + 1}`
    workspace.tokens.add(access_token)
    return { status: 200, body: { access_token, expires_in: 3599, token_type: 'Bearer' } }
  }

  return workspace
}

/** The errors of Google's APIs. */
export function refuse(status: number, reason: string, message: string): Answered {
  return { status, body: { error: { code: status, message, errors: [{ domain: 'global', reason, message }] } } }
}

function page(kind: 'users' | 'groups' | 'members', all: readonly unknown[], query: URLSearchParams): Answered {
  const size = Math.min(Number(query.get('maxResults') ?? 100), kind === 'users' ? 500 : 200)
  const from = Number(query.get('pageToken')?.slice(1) ?? 0)
  const items = all.slice(from, from + size)
  return {
    status: 200,
    body: {
      kind: `admin#directory#${kind}`,
      ...(items.length > 0 ? { [kind]: items } : {}),
      ...(from + size < all.length ? { nextPageToken: `p${from + size}` } : {}),
    },
  }
}

function shown({ members, ...group }: GoogleGroup) {
  return {
    kind: 'admin#directory#group',
    etag: `"${Math.random()}"`,
    directMembersCount: String(members.size),
    ...group,
  }
}

function nameOf({ method, url }: Asked): string {
  const size = Number(url.searchParams.get('maxResults') ?? 1)
  const number = Number(url.searchParams.get('pageToken')?.slice(1) ?? 0) / size + 1
  const path = url.pathname.replace('/admin/directory/v1', '').replace(/\/groups\/[^/]+/, '/groups/…')
  return `${method} ${path}${number > 1 ? ` page ${number}` : ''}`
}
