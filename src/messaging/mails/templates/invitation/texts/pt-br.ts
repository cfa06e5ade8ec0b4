import type { Texts } from './en.ts'

export const ptBr: Texts = {
  subject: (organization, brand) => `Convite para participar de ${organization ?? brand}`,
  preheader: (inviter, organization, brand) =>
    `${inviter ?? brand} convidou você para participar de ${organization ?? brand}.`,
  title: (organization, brand) => `Participe de ${organization ?? brand}`,
  lead: (email, inviter, organization, brand) => {
    const target = organization === undefined ? brand : `${organization} em ${brand}`
    const invited = inviter === undefined ? 'Você recebeu um convite' : `${inviter} convidou você`
    return `${invited} para participar de ${target}. O convite é para ${email}.`
  },
  action: 'Aceitar o convite',
  after: (days) =>
    `O convite vale uma vez e expira em ${days === 1 ? 'um dia' : `${days} dias`}. Não passe o link a ninguém.`,
  reason: (brand) =>
    `Você recebeu este e-mail porque alguém convidou este endereço para ${brand}. Se não esperava por isso, pode ignorá-lo.`,
}
