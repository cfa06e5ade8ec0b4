import type { Texts } from './en.ts'

export const es: Texts = {
  failed: (attempt) =>
    `El inicio de sesión único no ha funcionado. Inténtalo de nuevo. Si vuelve a ocurrir, da este número a tu administrador de TI: ${attempt}`,
}
