import type { Texts } from './en.ts'

export const ptBr: Texts = {
  emailVerification: {
    subject: (brand) => `Verifique seu e-mail para ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele expira em ${minutes} minutos.`,
    title: 'Verifique seu e-mail',
    lead: (email, brand) => `Digite este código em ${brand} para verificar ${email}.`,
    after: (minutes) => `O código vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém usou este endereço para se cadastrar ou entrar em ${brand}. Se não foi você, pode ignorá-lo.`,
  },
  magicAuth: {
    subject: (brand) => `Seu código para entrar em ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele expira em ${minutes} minutos.`,
    title: 'Seu código para entrar',
    lead: (email) => `Digite este código para entrar como ${email}.`,
    after: (minutes) => `O código vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém pediu para entrar em ${brand} com este endereço. Se não foi você, pode ignorá-lo. Ninguém consegue entrar sem o código.`,
  },
  radarChallenge: {
    subject: (brand) => `Confirme seu acesso a ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele expira em ${minutes} minutos.`,
    title: 'Confirme que é você',
    lead: (email) => `Notamos um acesso incomum como ${email}. Para continuar, digite este código.`,
    after: (minutes) => `O código vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém está entrando em ${brand} com sua conta. Se não é você, não digite o código em lugar nenhum e altere sua senha agora. Ela pode ter sido descoberta.`,
  },
  emailChange: {
    subject: (brand) => `Confirme seu novo e-mail para ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele expira em ${minutes} minutos.`,
    title: 'Confirme seu novo e-mail',
    lead: (email, brand) => `Digite este código em ${brand} para alterar seu e-mail para ${email}.`,
    after: (minutes) => `O código vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém informou este endereço como o novo e-mail de uma conta em ${brand}. Se não foi você, pode ignorá-lo. Nada muda sem o código.`,
  },
}
