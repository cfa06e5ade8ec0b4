import type { Texts } from './en.ts'

export const es: Texts = {
  subject: (brand) => `Restablece tu contraseña de ${brand}`,
  preheader: (minutes) => `El enlace caduca en ${minutes} minutos.`,
  title: 'Restablece tu contraseña',
  lead: (email, brand) =>
    `Alguien ha pedido restablecer la contraseña de ${email} en ${brand}. Usa este enlace para elegir una nueva.`,
  action: 'Restablecer la contraseña',
  after: (minutes) => `El enlace sirve una vez y caduca en ${minutes} minutos. No se lo pases a nadie.`,
  reason: (brand) =>
    `Recibes este correo porque alguien ha pedido restablecer tu contraseña de ${brand}. Si no has sido tú, puedes ignorarlo. Tu contraseña sigue siendo la misma.`,
}
