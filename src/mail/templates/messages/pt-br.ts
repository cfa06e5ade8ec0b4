import type { MailMessages } from './en.ts'

export const ptBr: MailMessages = {
  emailVerification: {
    subject: (brand) => `Verifique seu e-mail para ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele vale por ${minutes} minutos.`,
    title: 'Verifique seu e-mail',
    lead: (email, brand) => `Digite este código em ${brand} para confirmar que ${email} é o seu endereço.`,
    after: (minutes) => `O código vale uma única vez, por ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém usou este endereço para criar uma conta ou entrar em ${brand}. Se não foi você, não precisa fazer nada: sem o código, o endereço continua sem verificação.`,
  },
  magicAuth: {
    subject: (brand) => `Seu código para entrar em ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele vale por ${minutes} minutos.`,
    title: 'Seu código para entrar',
    lead: (email) => `Digite este código para entrar como ${email}.`,
    after: (minutes) => `O código vale uma única vez, por ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém pediu para entrar em ${brand} com este endereço. Se não foi você, não precisa fazer nada: ninguém consegue entrar sem o código.`,
  },
  radarChallenge: {
    subject: (brand) => `Confirme seu acesso a ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele vale por ${minutes} minutos.`,
    title: 'Confirme que é você',
    lead: (email) => `Há algo incomum neste acesso como ${email}. Digite este código para continuar.`,
    after: (minutes) => `O código vale uma única vez, por ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém está entrando em ${brand} com a sua conta. Se não é você, não digite o código em lugar nenhum e escolha uma senha nova: essa pessoa talvez conheça a sua.`,
  },
  radarNotice: {
    subject: (brand) => `Novo acesso a ${brand}`,
    preheader: (email) => `Alguém entrou como ${email}.`,
    title: 'Novo acesso à sua conta',
    newDevice: (email) => `Alguém entrou como ${email} com um dispositivo que nunca tinha sido usado para isso.`,
    afterLong: (email) => `Alguém entrou como ${email}, pela primeira vez em mais de 60 dias.`,
    from: (address) => `O acesso veio do endereço de rede ${address}.`,
    after:
      'Se foi você, não precisa fazer nada. Se não foi, escolha agora uma senha nova: isso encerra todas as sessões.',
    reason: (brand) => `Você recebeu este e-mail porque ${brand} avisa sobre acessos incomuns à sua conta.`,
  },
  invitation: {
    subject: (organization, brand) => `Convite para ${organization ?? brand}`,
    preheader: (inviter, organization, brand) => `${inviter ?? brand} convidou você para ${organization ?? brand}.`,
    title: (organization, brand) => `Participe de ${organization ?? brand}`,
    lead: (email, inviter, organization, brand) =>
      organization === undefined
        ? `${inviter ?? 'Alguém'} convidou ${email} para ${brand}.`
        : `${inviter ?? 'Alguém'} convidou ${email} para participar de ${organization} em ${brand}.`,
    action: 'Aceitar o convite',
    after: (days) =>
      `O convite vale uma única vez, por ${days === 1 ? 'um dia' : `${days} dias`}. Não passe o link a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém informou este endereço para um convite para ${brand}. Se você não conhece essa pessoa, não precisa fazer nada: o convite expira sozinho.`,
  },
  passwordReset: {
    subject: (brand) => `Redefina sua senha de ${brand}`,
    preheader: (minutes) => `O link vale por ${minutes} minutos.`,
    title: 'Escolha uma nova senha',
    lead: (email, brand) =>
      `Alguém pediu para redefinir a senha de ${email} em ${brand}. Siga o link para escolher uma nova.`,
    action: 'Redefinir a senha',
    after: (minutes) => `O link vale uma única vez, por ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém pediu uma nova senha em ${brand} com este endereço. Se não foi você, não precisa fazer nada: sua senha continua a mesma.`,
  },
  emailChange: {
    subject: (brand) => `Confirme seu novo e-mail para ${brand}`,
    preheader: (code, minutes) => `Seu código é ${code}. Ele vale por ${minutes} minutos.`,
    title: 'Confirme seu novo e-mail',
    lead: (email, brand) => `Digite este código em ${brand} para usar ${email} a partir de agora.`,
    after: (minutes) => `O código vale uma única vez, por ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém informou este endereço como o novo em ${brand}. Se não foi você, não precisa fazer nada: sem o código, nada muda.`,
  },
}
