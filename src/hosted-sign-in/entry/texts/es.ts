import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Inicia sesión',
  lead: undefined,
  submit: 'Continuar',
  withPasskey: 'Continuar con una clave de acceso',
}
