import type { Texts } from './en.ts'

export const es: Texts = {
  or: 'o',
  lastUsed: 'Último usado',
  continueWith: (provider) => `Continuar con ${provider}`,
}
