import type { Texts } from './en.ts'

export const ptBr: Texts = {
  subject: (brand) => `Entre em ${brand}`,
  preheader: (minutes) => `O link expira em ${minutes} minutos.`,
  title: (brand) => `Entre em ${brand}`,
  lead: (email) => `Use este link para entrar como ${email}.`,
  action: 'Entrar',
  after: (minutes) => `O link vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
  reason: (brand) =>
    `Você recebeu este e-mail porque alguém pediu um link para entrar em ${brand}. Se não foi você, pode ignorá-lo.`,
}
