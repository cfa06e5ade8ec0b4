import type { Texts } from './en.ts'

export const ptBr: Texts = {
  connection_incomplete:
    'A conexão ainda não foi configurada por completo, ou seus metadados ainda não puderam ser lidos.',
  connection_inactive: 'A conexão foi desativada enquanto a pessoa estava no provedor.',
  unknown_request: 'A resposta é a uma solicitação que esta conexão não enviou ou que expirou.',
  already_answered: 'A solicitação já foi respondida. Uma resposta é aceita uma única vez.',
  replayed_assertion: 'A asserção já foi aceita. Uma asserção é aceita uma única vez.',
  idp_initiated_disabled: 'O login começou no provedor, o que esta conexão não permite.',
  no_redirect_uri: 'O login começou no provedor, e o ambiente não tem uma URI de redirecionamento padrão.',
  outside_organization: 'O e-mail da pessoa não está em nenhum domínio verificado da organização.',
  membership_inactive: 'A participação da pessoa na organização está desativada.',
  not_a_member: 'A pessoa não é membro, e a organização não admite ninguém pelo login.',
  consent_denied: 'A pessoa não concordou com o login.',
  sign_in_refused: 'A pessoa provou quem é, mas não pode entrar.',
  social_provider_failed: 'Não foi possível contatar o provedor social, ou a resposta dele não é confiável.',
  email_unproven: 'O provedor social não garante o e-mail da pessoa.',
  timed_out: 'A pessoa não voltou do provedor a tempo.',
  missing_attribute: 'O provedor não enviou um atributo sem o qual ninguém pode entrar.',
  several_ids: 'O provedor enviou vários valores para o ID da pessoa.',
  invalid_id: 'O ID que o provedor enviou é longo demais ou contém caracteres que nenhum ID tem.',
  transient_id:
    'O provedor nomeia a pessoa de outra forma a cada login. Envie um atributo para o ID ou um NameID que não mude.',
  invalid_email: 'O que o provedor enviou como endereço de e-mail não é um.',
}
