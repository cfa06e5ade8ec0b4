import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Revisa tu correo',
  lead: (email) => `Escribe el código que hemos enviado a ${email}.`,
  submit: 'Continuar',
}
