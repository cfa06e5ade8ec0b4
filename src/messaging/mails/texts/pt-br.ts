import type { Texts } from './en.ts'

export const ptBr: Texts = {
  accessNotice: {
    subject: (brand) => `Novo acesso à sua conta de ${brand}`,
    preheader: (accessor) => `${accessor} agora pode acessar sua conta.`,
    title: 'Novo acesso à sua conta',
    lead: (accessor, email, brand) => `${accessor} agora pode acessar a conta ${email} em ${brand}.`,
    agent: 'Um agente de IA',
    agentOf: (issuer) => `Um agente de ${issuer}`,
    action: 'Revisar acesso',
    after:
      'Você pode remover esse acesso a qualquer momento. Se você não o permitiu, remova-o agora e, se tiver uma senha, altere-a.',
    reason: (brand) =>
      `Você recebeu este e-mail porque ${brand} avisa quando um aplicativo ou agente recebe acesso à sua conta.`,
  },
  certificateRenewal: {
    subject: (connection) => `Um certificado de ${connection} expira em breve`,
    subjectExpired: (connection) => `Um certificado de ${connection} expirou`,
    title: 'Um certificado expira em breve',
    titleExpired: 'Um certificado expirou',
    lead: (email, connection, organization) => `${email} é contato de TI da conexão ${connection} de ${organization}.`,
    ofProvider: (organization) =>
      `É preciso renovar o certificado com o qual o provedor de identidade de ${organization} assina.`,
    ofApplication: (brand) => `É preciso renovar o certificado com o qual ${brand} assina e descriptografa.`,
    expires: (date) => `Ele expira em ${date}.`,
    expired: (date) => `Ele expirou em ${date}.`,
    monitored: (brand) =>
      `Renove o certificado no seu provedor de identidade. ${brand} lê os metadados do provedor e adota o novo automaticamente.`,
    entered: (brand) =>
      `Renove o certificado no seu provedor de identidade e informe o novo em ${brand} antes que o provedor assine com ele. Caso contrário, ninguém poderá entrar.`,
    ours: (brand) =>
      `Peça a ${brand} para trocar as chaves da conexão. Seu provedor de identidade lê o novo certificado nos metadados da conexão, ou você o informa lá.`,
    reason: (organization, brand) =>
      `Você recebeu este e-mail porque ${brand} tem este endereço como contato de TI de ${organization}.`,
  },
  codeMail: {
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
  },
  invitation: {
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
  },
  layout: {
    pasteLink: 'Ou cole este link no seu navegador:',
  },
  magicLink: {
    subject: (brand) => `Entre em ${brand}`,
    preheader: (minutes) => `O link expira em ${minutes} minutos.`,
    title: (brand) => `Entre em ${brand}`,
    lead: (email) => `Use este link para entrar como ${email}.`,
    action: 'Entrar',
    after: (minutes) => `O link vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém pediu um link para entrar em ${brand}. Se não foi você, pode ignorá-lo.`,
  },
  passwordReset: {
    subject: (brand) => `Redefina sua senha de ${brand}`,
    preheader: (minutes) => `O link expira em ${minutes} minutos.`,
    title: 'Redefina sua senha',
    lead: (email, brand) =>
      `Alguém pediu para redefinir a senha de ${email} em ${brand}. Use este link para escolher uma nova.`,
    action: 'Redefinir a senha',
    after: (minutes) => `O link vale uma vez e expira em ${minutes} minutos. Não o passe a ninguém.`,
    reason: (brand) =>
      `Você recebeu este e-mail porque alguém pediu para redefinir sua senha de ${brand}. Se não foi você, pode ignorá-lo. Sua senha continua a mesma.`,
  },
  radarNotice: {
    subject: (brand) => `Novo acesso a ${brand}`,
    preheader: (email) => `Foi você? Alguém entrou como ${email}.`,
    title: 'Novo acesso à sua conta',
    newDevice: (email) => `Alguém entrou como ${email} em um novo dispositivo.`,
    afterLong: (email) => `Alguém entrou como ${email} pela primeira vez em mais de 60 dias.`,
    from: (address) => `O endereço IP era ${address}.`,
    after:
      'Se foi você, não precisa fazer nada. Se não foi, altere sua senha agora. Isso encerra a sessão em todos os dispositivos.',
    reason: (brand) => `Você recebeu este e-mail porque ${brand} avisa sobre acessos incomuns à sua conta.`,
  },
  setupLink: {
    subject: (organization, brand) => `Configure ${brand} para ${organization}`,
    preheader: (organization, brand) =>
      `Verifique seu domínio e conecte o provedor de identidade de ${organization} a ${brand}.`,
    title: (organization) => `Configure o login de ${organization}`,
    lead: (email, organization, brand) =>
      `${brand} indicou ${email} como contato de TI de ${organization}. A configuração orienta você passo a passo na verificação do domínio e na conexão do provedor de identidade.`,
    action: 'Iniciar configuração',
    after: (days) =>
      `O link funciona até que a configuração seja concluída, por no máximo ${days === 1 ? 'um dia' : `${days} dias`}. Você pode sair a qualquer momento e voltar por ele. Quem tem o link pode alterar essas configurações, então compartilhe-o apenas com colegas que devem fazer isso.`,
    reason: (organization, brand) =>
      `Você recebeu este e-mail porque ${brand} tem este endereço como contato de TI de ${organization}. Se for um engano, pode ignorá-lo.`,
  },
  ssoActivated: {
    subject: (organization, brand) => `O login único de ${organization} está ativado em ${brand}`,
    preheader: (provider) => `O login agora é feito por ${provider}.`,
    title: 'O login único está ativado',
    lead: (email, organization, brand, provider) =>
      `As pessoas de ${organization} agora entram em ${brand} por ${provider}. Aqui está, para ${email}, uma forma de voltar atrás caso isso não funcione: o botão abre as configurações sem login. Corrija-as ali ou desative o login único.`,
    action: 'Abrir as configurações',
    after: (hours) =>
      `O link funciona por ${hours} horas. Quem tem o link pode alterar essas configurações, então compartilhe-o apenas com colegas que devem fazer isso.`,
    reason: (organization, brand) =>
      `Você recebeu este e-mail porque ${brand} tem este endereço como contato de TI de ${organization}. Se for um engano, pode ignorá-lo.`,
    reasonGiven: (organization, brand) =>
      `Você recebeu este e-mail porque este endereço foi informado quando o login único de ${organization} foi ativado em ${brand}. Se não foi você, avise o departamento de TI.`,
  },
  waitlist: {
    joined: {
      subject: (brand) => `Você está na lista de espera de ${brand}`,
      preheader: 'Vamos escrever quando chegar a sua vez.',
      title: 'Você está na lista de espera',
      lead: (email, brand) => `Adicionamos ${email} à lista de espera de ${brand}.`,
      after: 'Você vai receber um convite por e-mail quando chegar a sua vez. Até lá, não precisa fazer nada.',
      reason: (brand) =>
        `Você recebeu este e-mail porque alguém entrou na lista de espera de ${brand} com este endereço. Se não foi você, pode ignorá-lo.`,
    },
    approved: {
      subject: (brand) => `Seu convite para ${brand} chegou`,
      preheader: 'Chegou a sua vez. Aceite o convite para criar sua conta.',
      title: 'Chegou a sua vez',
      lead: (email, brand) =>
        `A espera acabou: agora você pode criar sua conta em ${brand}. O convite é para ${email}.`,
      reason: (brand) =>
        `Você recebeu este e-mail porque este endereço estava na lista de espera de ${brand}. Se você não se inscreveu, pode ignorá-lo.`,
    },
  },
}
