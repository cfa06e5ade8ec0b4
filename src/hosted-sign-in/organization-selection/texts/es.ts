import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Elige una organización',
  lead: (email) => `Estás iniciando sesión como ${email}.`,
  otherAccount: 'Usar otra cuenta',
}
