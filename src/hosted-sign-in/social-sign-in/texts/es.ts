import type { Texts } from './en.ts'

export const es: Texts = {
  failed: (provider) => `No hemos podido iniciar tu sesión con ${provider}. Inténtalo de nuevo o elige otra opción.`,
  denied: (provider) => `No terminaste de iniciar sesión con ${provider}. Inténtalo de nuevo o elige otra opción.`,
}
