import type { Texts } from './en.ts'

export const fr: Texts = {
  or: 'ou',
  lastUsed: 'Dernier utilisé',
  continueWith: (provider) => `Continuer avec ${provider}`,
}
