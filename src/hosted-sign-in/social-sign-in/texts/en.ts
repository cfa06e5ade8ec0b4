/** Why a sign-in with a provider failed. */
export const en = {
  failed: (provider: string) => `We couldn’t sign you in with ${provider}. Try again, or choose another way.`,
  denied: (provider: string) => `You didn’t finish signing in with ${provider}. Try again, or choose another way.`,
}

export type Texts = typeof en
