import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (organization) => `Configure ${organization}`,
  lead: (brand) => `Em duas etapas, seus colegas entram no ${brand} com a conta da empresa.`,
  leadForAll: (brand) =>
    `Seus colegas entram em ${brand} com a conta da empresa, e seu diretório mantém pessoas e grupos atualizados.`,
  domains: {
    title: 'Domínios',
    lead: 'Comprove que os domínios de e-mail pertencem à sua empresa.',
    none: 'Não configurado',
    some: (count) => (count === 1 ? 'Um verificado' : `${count} verificados`),
    pending: 'Aguardando o DNS',
  },
  sso: {
    title: 'Login único',
    lead: 'Conecte seu provedor de identidade para que todos entrem como sempre.',
    none: 'Não configurado',
    draft: 'Configuração incompleta',
    active: 'Ativo',
    inactive: 'Desativado',
  },
  directory: {
    title: 'Sincronização de diretório',
    lead: 'Envie pessoas e grupos do seu diretório, para que o acesso o acompanhe.',
    none: 'Não configurada',
    draft: 'Configuração incompleta',
    waiting: 'Aguardando seu provedor',
    linked: 'Conectada',
    failed: 'Credenciais recusadas',
  },
  done: {
    title: 'A configuração está concluída',
    lead: (organization, brand) =>
      `${organization} está pronta. Seus colegas podem entrar no ${brand} com a conta da empresa.`,
    domains: (organization) => `Os domínios de ${organization} estão verificados.`,
    directory: (organization, brand) =>
      `O diretório de ${organization} está conectado. As mudanças em pessoas e grupos chegam sozinhas a ${brand}.`,
    logStreams: (organization) => `O log de auditoria de ${organization} está sendo enviado.`,
    continue: (brand) => `Continuar para ${brand}`,
    review: 'Rever configurações',
  },
}
