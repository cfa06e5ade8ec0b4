import { fromBase32 } from '#protocol/totp/base32.ts'
import { totpCode, totpStep } from '#protocol/totp/totp.ts'
import type { Kit } from './ways-to-call.ts'

export const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const totpNow = (secret = totpSecret) => totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(new Date()))

/** An authenticator app of the furnished user, that a sign-in asks for. @returns the id of the factor */
export async function enrollTotp({ done, members: { user_id } }: Kit): Promise<string> {
  const enrolled = await done('POST', `/user_management/users/${user_id}/auth_factors`, {
    type: 'totp',
    totp_secret: totpSecret,
  })
  return (enrolled.authentication_factor as { id: string }).id
}

export async function challengeTotp({ done }: Kit, factor: string): Promise<unknown> {
  return (await done('POST', `/auth/factors/${factor}/challenge`, {})).id
}
