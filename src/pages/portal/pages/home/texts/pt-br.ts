import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: (organization) => `Configure ${organization}`,
  lead: (brand) => `Em duas etapas, seus colegas entram no ${brand} com a conta da empresa.`,
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
  notServed: {
    title: 'Ainda não disponível',
    lead: (brand) => `O ${brand} enviou você aqui para configurar algo que este portal ainda não oferece.`,
    dsync: 'Sincronização de diretório',
    audit_logs: 'Registros de auditoria',
    log_streams: 'Fluxos de registros',
    bring_your_own_key: 'Sua própria chave de criptografia',
    next: (brand) => `Não há nada de errado com você. Avise ao ${brand} que esta parte está faltando.`,
  },
  done: {
    title: 'A configuração está concluída',
    lead: (organization, brand) =>
      `${organization} está pronta. Seus colegas podem entrar no ${brand} com a conta da empresa.`,
    domains: (organization) => `Os domínios de ${organization} estão verificados.`,
    continue: (brand) => `Continuar para ${brand}`,
    review: 'Rever configurações',
  },
}
