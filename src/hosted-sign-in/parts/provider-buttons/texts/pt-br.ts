import type { Texts } from './en.ts'

export const ptBr: Texts = {
  or: 'ou',
  lastUsed: 'Último usado',
  continueWith: (provider) => `Continuar com ${provider}`,
}
