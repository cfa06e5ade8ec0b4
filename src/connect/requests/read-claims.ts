import { defined } from '#platform/defined.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { invalidOAuthRequest, isUserClaim } from '../oauth-server/index.ts'

/** What the parameter `claims` asks for. */
interface ReadClaims {
  /** Names of claims about the user. Others are nothing that this server has, and are left out (OpenID Connect Core §5.5). */
  userinfo: string[]
  idToken: string[]
  /** The user whom the ID token must be about. */
  subject?: string
  acrs?: string[]
  requiredAcrs?: string[]
}

interface ClaimRequest {
  essential?: unknown
  value?: unknown
  values?: unknown
}

/** OpenID Connect Core §5.5. @throws invalidOAuthRequest for anything but objects of this form */
export function readClaims(claims: string): ReadClaims {
  const read = parseInnerObject(claims)
  if (read === undefined) throw invalidOAuthRequest('`claims` is not a JSON object.')
  const userinfo = claimRequestsOf(read, 'userinfo')
  const idToken = claimRequestsOf(read, 'id_token')
  const { sub, acr } = Object.fromEntries(idToken)
  const acrs = valuesOf(acr)
  const subjects = [...valuesOf(sub), ...valuesOf(userinfo.get('sub'))]
  if (new Set(subjects).size > 1) throw invalidOAuthRequest('`claims` names more than one user in `sub`.')
  return {
    userinfo: [...userinfo.keys()].filter(isUserClaim),
    idToken: [...idToken.keys()].filter(isUserClaim),
    ...defined({ subject: subjects[0] }),
    ...(acrs.length === 0 ? {} : { acrs }),
    // §5.5.1.1: if an essential value can't be met, the sign-in fails.
    ...(acrs.length > 0 && acr?.essential === true ? { requiredAcrs: acrs } : {}),
  }
}

function claimRequestsOf(read: Record<string, unknown>, part: 'userinfo' | 'id_token'): Map<string, ClaimRequest> {
  const given = read[part] ?? {}
  if (!isObject(given)) throw invalidOAuthRequest(`\`${part}\` in \`claims\` is not an object.`)
  return new Map(
    Object.entries(given).map(([name, wish]) => {
      if (wish !== null && !isObject(wish))
        throw invalidOAuthRequest(`A claim in \`${part}\` is neither null nor an object.`)
      return [name, wish ?? {}]
    }),
  )
}

function valuesOf(wish: ClaimRequest | undefined): string[] {
  const { value, values } = wish ?? {}
  return [value, ...(Array.isArray(values) ? values : [])].filter((each) => typeof each === 'string').slice(0, 20)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
