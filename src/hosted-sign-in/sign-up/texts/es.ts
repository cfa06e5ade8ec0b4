import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Crea tu cuenta',
  lead: undefined,
  firstName: 'Nombre',
  lastName: 'Apellidos',
  familyNameFirst: false,
  optional: 'Opcional',
  submit: 'Crear cuenta',
  haveAccount: '¿Ya tienes cuenta?',
  signIn: 'Inicia sesión',
}
