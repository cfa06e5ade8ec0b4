import type { Messages } from './en.ts'

export const ptBr: Messages = {
  page: {
    windowTitle: (title, brand) => `${title} · ${brand}`,
    failedTitle: (windowTitle) => `Erro: ${windowTitle}`,
    email: 'E-mail',
    password: 'Senha',
    change: 'Alterar',
    optional: 'Opcional',
    or: 'ou',
    terms: 'Termos',
    privacy: 'Privacidade',
    madeWith: 'Acesso com Gatehouse',
  },
  signIn: {
    title: 'Entrar',
    submit: 'Continuar',
    noAccount: 'Ainda não tem conta?',
    signUp: 'Criar uma conta',
    lastUsed: 'Último usado',
    continueWith: (provider) => `Continuar com ${provider}`,
    withPasskey: 'Continuar com uma chave de acesso',
    withSso: 'Continuar com login único',
  },
  password: {
    title: 'Digite sua senha',
    forgot: 'Esqueceu a senha?',
    submit: 'Entrar',
    emailCode: 'Receber um código por e-mail',
  },
  signUp: {
    title: 'Crie sua conta',
    firstName: 'Nome',
    lastName: 'Sobrenome',
    familyNameFirst: false,
    passwordHint: (minLength) =>
      `Pelo menos ${minLength} caracteres. Algumas palavras seguidas são fáceis de lembrar e difíceis de adivinhar.`,
    submit: 'Criar conta',
    haveAccount: 'Já tem uma conta?',
    signIn: 'Entrar',
  },
  code: {
    label: 'Código de seis dígitos',
    hint: (minutes) => `O código vale por ${minutes} minutos. Se ele não chegar, veja na pasta de spam.`,
    notArrived: 'Não chegou?',
    resend: 'Enviar um novo código',
    resendIn: (seconds) => `Você pode enviar um novo código em ${seconds} s.`,
    otherAddress: 'Usar outro e-mail',
  },
  magicCode: {
    title: 'Veja seu e-mail',
    lead: (email) => `Enviamos um código para ${email}. Digite-o aqui para entrar.`,
    submit: 'Continuar',
  },
  emailVerification: {
    title: 'Verifique seu e-mail',
    lead: (email) => `Enviamos um código para ${email}. Digite-o aqui para confirmar que o endereço é seu.`,
    submit: 'Verificar',
  },
  organizationSelection: {
    title: 'Escolha uma organização',
    lead: (email) => `Você está entrando como ${email}.`,
    otherAccount: 'Usar outra conta',
  },
  signedOut: {
    title: 'Você saiu',
    lead: 'Você pode fechar esta página ou entrar de novo.',
    signIn: 'Entrar de novo',
  },
  defaultRedirect: {
    title: 'Você entrou',
    lead: (brand) => `Continue para ${brand} e retome de onde parou.`,
    submit: 'Continuar',
  },
  notFound: {
    title: 'Página não encontrada',
    lead: 'O endereço pode ter um erro de digitação ou o link pode estar desatualizado.',
    signIn: 'Ir para a entrada',
  },
  error: {
    requestId: 'ID da solicitação',
    quote: 'Informe este ID se pedir ajuda.',
    startAgain: 'Começar de novo',
  },
  errorPages: {
    serverError: {
      title: 'Não funcionou',
      cause: 'Algo falhou do nosso lado. Nada foi alterado.',
      next: 'Tente de novo em instantes. Se acontecer outra vez, fale com o suporte do aplicativo.',
    },
    flowExpired: {
      title: 'Este acesso expirou',
      cause: 'Um acesso que fica aberto é encerrado depois de um tempo para proteger sua conta.',
      next: 'Comece de novo pelo aplicativo.',
    },
    requestInvalid: {
      title: 'Este link não funciona',
      cause: 'O aplicativo enviou você para cá com uma solicitação incompleta ou desconhecida.',
      next: 'Volte ao aplicativo e tente de novo. Se acontecer outra vez, avise o suporte.',
    },
    redirectUnknown: {
      title: 'Não podemos levar você de volta',
      cause: 'O aplicativo pediu para levar você a um endereço que não está registrado para ele.',
      next: 'Avise o suporte do aplicativo. Quem o opera pode registrar o endereço.',
    },
    accessDenied: {
      title: 'Você não pode entrar aqui',
      cause: 'Sua conta não tem permissão para usar este aplicativo.',
      next: 'Peça acesso a quem administra sua organização ou use outra conta.',
    },
  },
  formErrors: {
    emailRequired: 'Digite seu e-mail.',
    emailInvalid: 'Digite um e-mail como nome@example.com.',
    passwordRequired: 'Digite sua senha.',
    passwordTooShort: (minLength) => `Use pelo menos ${minLength} caracteres.`,
    passwordTooCommon: 'Muita gente usa esta senha. Escolha uma mais difícil de adivinhar.',
    passwordContainsEmail: 'Escolha uma senha que não contenha seu e-mail.',
    credentialsInvalid: 'O e-mail e a senha não correspondem. Confira os dois e tente de novo.',
    firstNameRequired: 'Digite seu nome.',
    tooLong: (maxLength) => `Use no máximo ${maxLength} caracteres.`,
    codeRequired: 'Digite os seis dígitos do e-mail.',
    codeInvalid: 'Este código não está certo. Confira nosso e-mail mais recente.',
    codeExpired: 'Este código expirou. Envie um novo.',
    tooManyAttempts: (minutes) =>
      minutes === 1
        ? 'Muitas tentativas. Tente de novo em 1 minuto.'
        : `Muitas tentativas. Tente de novo em ${minutes} minutos.`,
    signUpClosed: 'Você precisa de um convite para criar uma conta aqui.',
    methodUnavailable: 'Esta forma de entrar está desativada. Escolha outra.',
    formExpired: 'Esta página ficou aberta por muito tempo. Confira os dados e envie de novo.',
  },
  notices: {
    codeSent: 'Um novo código está a caminho.',
    passwordChanged: 'Sua senha foi alterada. Entre com a nova.',
  },
}
