import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Confirma que eres tú',
  submit: 'Verificar',
  emailLead: (email) =>
    `Este inicio de sesión es inusual. Para continuar, escribe el código que hemos enviado a ${email}.`,
  phoneTitle: 'Verifica tu número de teléfono',
  phoneLead: 'Te enviaremos un código por SMS que escribirás en la página siguiente.',
  phone: 'Número de teléfono',
  phoneHint: 'Con el prefijo del país, por ejemplo +34\u00a0612\u00a0345\u00a0678.',
  phoneInvalid: 'Escribe un número de teléfono con el prefijo del país, por ejemplo +34\u00a0612\u00a0345\u00a0678.',
  otherPhone: 'Usar otro teléfono',
}
