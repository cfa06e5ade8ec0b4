import type { Texts } from './en.ts'

export const ptBr: Texts = {
  title: 'Escolha seu provedor de identidade',
  lead: 'Selecione o serviço com o qual sua equipe já entra. Você precisará de acesso de administrador.',
  saml: 'SAML (XML)',
  oidc: 'OpenID Connect (OIDC)',
  noDomain:
    'As pessoas são levadas ao provedor de identidade pelo domínio do e-mail, e nenhum foi verificado ainda. Você pode fazer isso antes ou depois desta configuração.',
  verifyDomain: 'Verificar um domínio',
  current: (provider) => `Você começou com ${provider}. Escolher outro provedor descarta o que foi preenchido.`,
  goOn: (provider) => `Continuar com ${provider}`,
}
