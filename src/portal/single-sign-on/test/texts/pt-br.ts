import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Testar e ativar',
  lead: (provider) =>
    `Entre uma vez como teste. Ninguém mais percebe, e você verá o que ${provider} enviou ou o que deu errado.`,
  start: 'Testar o login',
  again: 'Testar de novo',
  none: (provider) => `Nenhum teste ainda. Você entrará no ${provider} nesta janela e voltará para cá.`,
  running: (provider) => `Aguardando o login no ${provider}.`,
  runningUnscripted: 'Recarregue esta página para ver o resultado.',
  passed: 'O teste deu certo',
  passedAs: (provider, email) => `${provider} conectou ${email}.`,
  failed: 'O teste falhou',
  trace: 'Ver todo o registro',
  activate: {
    title: 'Ative',
    lead: (brand, provider) =>
      `A partir daí, quem tem e-mail nos seus domínios entra no ${brand} pelo ${provider}. As outras formas de entrar terminam para a sua organização.`,
    noDomain: (provider) =>
      `Nenhum domínio foi verificado ainda, então ninguém é levado ao ${provider} pelo e-mail. Você pode verificar um depois.`,
    submit: 'Ativar login único',
    untested: 'Recomendamos um teste bem-sucedido antes.',
    incomplete: 'Falta algo. Informe primeiro os dados do provedor.',
  },
  leaving: {
    title: (provider) => `Indo para ${provider}`,
    lead: 'Se nada acontecer, continue você mesmo.',
    go: (provider) => `Continuar para ${provider}`,
  },
  errors: {
    notReady: (why) => `O teste não pôde começar. A causa: ${why}`,
  },
}
