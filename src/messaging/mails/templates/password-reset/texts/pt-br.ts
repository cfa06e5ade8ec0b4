import type { Texts } from './en.ts'

export const ptBr: Texts = {
  subject: (brand) => `Redefina sua senha de ${brand}`,
  preheader: (minutes) => `O link expira em ${minutes} minutos.`,
  title: 'Redefina sua senha',
  lead: (email, brand) =>
    `Alguém pediu para redefinir a senha de ${email} em ${brand}. Use este link para escolher uma nova.`,
  action: 'Redefinir a senha',
  after: (minutes) => `O link vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
  reason: (brand) =>
    `Você recebeu este e-mail porque alguém pediu para redefinir sua senha de ${brand}. Se não foi você, pode ignorá-lo. Sua senha continua a mesma.`,
}
