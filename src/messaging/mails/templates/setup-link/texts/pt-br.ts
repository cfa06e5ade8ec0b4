import type { Texts } from './en.ts'

export const ptBr: Texts = {
  subject: (organization, brand) => `Configure ${brand} para ${organization}`,
  preheader: (organization, brand) =>
    `Verifique seu domínio e conecte o provedor de identidade de ${organization} ao ${brand}.`,
  title: (organization) => `Configure o login de ${organization}`,
  lead: (email, organization, brand) =>
    `${brand} indicou ${email} como contato de TI de ${organization}. A configuração orienta você passo a passo na verificação do domínio e na conexão do provedor de identidade.`,
  action: 'Iniciar configuração',
  after: (days) =>
    `O link funciona até que a configuração seja concluída, por no máximo ${days === 1 ? 'um dia' : `${days} dias`}. Você pode sair a qualquer momento e voltar por ele. Quem tem o link pode alterar essas configurações, então compartilhe-o apenas com colegas que devem fazer isso.`,
  reason: (organization, brand) =>
    `Você está recebendo este e-mail porque ${brand} tem este endereço como contato de TI de ${organization}. Se for um engano, pode ignorá-lo.`,
}
