import type { CDPSession, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** The browser's own virtual authenticator: a device with resident keys that verifies its owner. */
export interface Authenticator {
  session: CDPSession
  id: string
}

export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page)
  // It is gone with the session.
  onTestFinished(() => session.detach())
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { session, id: authenticatorId }
}
