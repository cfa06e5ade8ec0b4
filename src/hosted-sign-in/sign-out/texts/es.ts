import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Has cerrado sesión',
  lead: 'Puedes cerrar esta página o volver a iniciar sesión.',
  leadWithoutLink: 'Puedes cerrar esta página.',
  signIn: 'Iniciar sesión de nuevo',
}
