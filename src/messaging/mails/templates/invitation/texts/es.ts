import type { Texts } from './en.ts'

export const es: Texts = {
  subject: (organization, brand) => `Tienes una invitación para unirte a ${organization ?? brand}`,
  preheader: (inviter, organization, brand) =>
    `${inviter ?? brand} te ha invitado a unirte a ${organization ?? brand}.`,
  title: (organization, brand) => `Únete a ${organization ?? brand}`,
  lead: (email, inviter, organization, brand) => {
    const target = organization === undefined ? brand : `${organization} en ${brand}`
    const invited = inviter === undefined ? 'Tienes una invitación para' : `${inviter} te ha invitado a`
    return `${invited} unirte a ${target}. La invitación es para ${email}.`
  },
  action: 'Aceptar la invitación',
  after: (days) =>
    `La invitación sirve una vez y caduca en ${days === 1 ? 'un día' : `${days} días`}. No le pases el enlace a nadie.`,
  reason: (brand) =>
    `Recibes este correo porque alguien ha invitado a esta dirección a ${brand}. Si no lo esperabas, puedes ignorarlo.`,
}
