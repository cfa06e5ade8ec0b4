import type { Texts } from './en.ts'

export const es: Texts = {
  subject: (brand) => `Inicia sesión en ${brand}`,
  preheader: (minutes) => `El enlace caduca en ${minutes} minutos.`,
  title: (brand) => `Inicia sesión en ${brand}`,
  lead: (email) => `Usa este enlace para iniciar sesión como ${email}.`,
  action: 'Iniciar sesión',
  after: (minutes) => `El enlace sirve una vez y caduca en ${minutes} minutos. No se lo pases a nadie.`,
  reason: (brand) =>
    `Recibes este correo porque alguien ha pedido un enlace para iniciar sesión en ${brand}. Si no has sido tú, puedes ignorarlo.`,
}
