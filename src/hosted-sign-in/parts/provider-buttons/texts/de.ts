import type { Texts } from './en.ts'

export const de: Texts = {
  or: 'oder',
  lastUsed: 'Zuletzt verwendet',
  continueWith: (provider) => `Weiter mit ${provider}`,
}
