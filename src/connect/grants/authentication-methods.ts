import type { Attempt } from '#sign-in/authentication/index.ts'

const methods: Partial<Record<Attempt['method'], readonly string[]>> = {
  Password: ['pwd'],
  MagicAuth: ['otp'],
  Passkey: ['pop', 'user', 'mfa'],
}

/**
 * How a user has proven who they are, in the words of RFC 8176. What their organization's provider or the application itself has
 * asked of them is not known here, and left out.
 */
export function authenticationMethodsOf({
  method,
  secondFactor = false,
}: Pick<Attempt, 'method' | 'secondFactor'>): string[] {
  return [...new Set([...(methods[method] ?? []), ...(secondFactor ? ['mfa'] : [])])]
}
