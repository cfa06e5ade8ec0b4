import type { Texts } from './en.ts'

export const es: Texts = {
  lead: 'Escribe el código de tu aplicación de autenticación.',
  hint: 'La aplicación muestra un código nuevo cada 30 segundos.',
}
