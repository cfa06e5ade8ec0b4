import type { Texts } from './en.ts'

export const ptBr: Texts = {
  errorPages: {
    notFound: {
      title: 'Página não encontrada',
      lead: 'O endereço pode ter um erro de digitação ou o link pode estar desatualizado.',
    },
    goBack: 'Voltar',
    serverError: {
      title: 'Algo deu errado',
      cause: 'Há um problema do nosso lado. Nada foi alterado.',
      next: 'Tente de novo em instantes. Se acontecer outra vez, fale com o suporte do aplicativo.',
    },
    tooManyRequests: {
      title: 'Solicitações demais',
      cause: 'Recebemos solicitações demais da sua rede em pouco tempo.',
      next: 'Espere um minuto e tente de novo.',
    },
    requestInvalid: {
      title: 'Este link não funciona',
      cause: 'O aplicativo enviou você para cá com uma solicitação incompleta ou inválida.',
      next: 'Volte ao aplicativo e tente de novo. Se acontecer outra vez, fale com o suporte dele.',
    },
  },
  frontPage: {
    title: 'Abra o aplicativo para entrar',
    lead: (brand) => `${brand} traz você aqui quando é preciso entrar.`,
    leadWithoutLink: 'O aplicativo traz você aqui quando é preciso entrar.',
  },
  kit: {
    failurePage: {
      supportCode: 'Código de suporte',
      quote: 'Informe este código se falar com o suporte.',
      tryAgain: 'Tentar de novo',
      goTo: (brand) => `Ir para ${brand}`,
    },
    page: {
      windowTitle: (title, brand) => `${title} · ${brand}`,
      failedTitle: (windowTitle) => `Erro: ${windowTitle}`,
      copied: 'Copiado',
      terms: 'Termos',
      privacy: 'Privacidade',
      madeWith: 'Com a tecnologia do Gatehouse',
    },
  },
  pipes: {
    failures: {
      connectionUnknown: {
        title: 'Este link não funciona mais',
        cause: 'A conexão já foi concluída, ou o link está incompleto.',
        next: 'Volte ao aplicativo e comece de novo.',
      },
    },
    closing: {
      connected: (service) => `${service} está conectado`,
      connectedLead: 'Você pode fechar esta página e voltar ao aplicativo.',
      failed: (service) => `${service} não foi conectado`,
      failedLead: 'Nada foi alterado. Volte ao aplicativo e tente de novo.',
    },
    connecting: {
      redirecting: 'Conectando',
      connecting: (service) => `Conectando ao ${service}`,
      lead: 'Isso leva um instante. Se nada acontecer, feche esta janela e comece de novo no aplicativo.',
    },
  },
  providerGuides: {
    subjects: {
      create_application: 'Crie o aplicativo',
      enter_addresses: 'Insira nossos endereços',
      enter_endpoint: 'Insira o endpoint e o token',
      map_attributes: 'Mapeie os atributos',
      add_groups: 'Envie os grupos',
      assign_people: 'Dê acesso às pessoas',
      choose_synced: 'Escolha quem é sincronizado',
      turn_on_sync: 'Ative o provisionamento',
      turn_on_api: 'Ative a API',
      create_reader: 'Crie uma conta de leitura',
      create_key: 'Crie uma chave',
      allow_reading: 'Autorize a leitura',
      choose_admin: 'Escolha um administrador',
      create_bucket: 'Crie um bucket',
      create_receiver: 'Crie o receptor',
      create_table: 'Crie a tabela',
      allow_writing: 'Autorize a escrita',
      prepare_endpoint: 'Prepare seu endpoint',
      create_encryption_key: 'Crie uma chave de criptografia',
      allow_key_use: 'Permita o uso da chave',
      give_back: 'Copie os dados do seu provedor',
    },
    optional: 'opcional',
    whyGroups: 'Só é necessário se os grupos devem decidir quais funções cada pessoa recebe.',
    openIn: (console, path) => `No console (${console}), abra ${path}.`,
    open: (path) => `Abra ${path}.`,
    press: (button) => `Clique em ${button}.`,
    choose: (option) => `Escolha ${option}.`,
    chooseIn: (field, option) => `Em ${field}, escolha ${option}.`,
    turnOn: (option) => `Ative ${option}.`,
    turnOff: (option) => `Desative ${option}.`,
    name: (field) => `Em ${field}, digite um nome que sua equipe reconheça:`,
    paste: (field) => `Em ${field}, cole:`,
    pasteToken: (field) => `Em ${field}, cole o token que você copiou.`,
    fill: (field, text) => `Em ${field}, digite ${text}.`,
    map: 'Adicione estes atributos, escritos exatamente assim:',
    check: 'Confira se estes estão presentes:',
    assign: 'Adicione as pessoas e os grupos que podem entrar.',
    sync: 'Adicione as pessoas e os grupos a sincronizar.',
    copy: (label, answer) => `Copie ${label}. Você vai informar em ${answer}.`,
    copySame: (label) => `Copie ${label}. Vamos pedir esse dado.`,
    download: (label, answer) => `Clique em ${label} e salve o arquivo. Você vai enviá-lo em ${answer}.`,
    compose: (answer) => `Em ${answer}, você vai informar isto, com seus valores no lugar dos sinais de menor e maior:`,
    composeKnown: (answer) => `Em ${answer}, você vai informar:`,
    answers: {
      idp_metadata_url: 'URL dos metadados',
      idp_metadata_xml: 'Arquivo de metadados',
      idp_entity_id: 'ID da entidade do provedor',
      idp_sso_url: 'URL de login',
      idp_certificates: 'Certificado',
      discovery_endpoint: 'Endpoint de descoberta',
      client_id: 'ID do cliente',
      client_secret: 'Segredo do cliente',
      service_account_key: 'Chave da conta de serviço',
      admin_email: 'E-mail do administrador',
      company: 'Nome da empresa no endereço',
      api_key: 'Chave de API',
      region: 'Região',
      source: 'Nome da origem',
      url: 'URL de destino',
      token: 'Token secreto',
      account_id: 'ID da conta da AWS',
      role_name: 'Nome da função',
      bucket_name: 'Nome do bucket',
      bucket_path: 'Pasta no bucket',
      access_key_id: 'ID da chave de acesso',
      secret_access_key: 'Chave de acesso secreta',
      tenant_id: 'ID do locatário',
      data_collection_endpoint: 'Endpoint de coleta de dados',
      data_collection_rule_id: 'ID imutável da regra',
      stream_name: 'Nome do fluxo',
      format: 'Formato',
      header_name: 'Nome do cabeçalho',
      header_value: 'Valor do cabeçalho',
      base_url: 'Outro endereço (somente desenvolvimento)',
      key_arn: 'ARN da chave',
      key_name: 'Nome de recurso da chave',
      key_url: 'Identificador da chave',
      endpoint: 'Outro endereço (somente desenvolvimento)',
    },
    copyValue: 'Copiar',
    sketch: (form, fields) => `Esboço do formulário “${form}” com estes campos: ${fields}.`,
    notes: {
      providers: {
        adFs: {
          fromFile:
            'Se o AD FS não acessar o endereço, abra-o em um navegador, salve como arquivo e escolha **Import data about the relying party from a file**.',
          typed: 'Digite `objectGUID`, que não está na lista. Ele não muda quando o nome ou o e-mail mudam.',
        },
        auth0: {
          sha256: 'As duas últimas linhas são importantes: sem elas, o Auth0 pode assinar com SHA-1, que recusamos.',
          defaultsServe: 'Nada a mapear: o Auth0 envia por padrão o ID do usuário, o e-mail e os nomes.',
          connections: 'Ative as conexões cujos usuários podem entrar.',
        },
        cloudflare: {
          yourNames: 'Os valores são os que seu próprio provedor envia ao Cloudflare, então podem ter outros nomes.',
          noGroups:
            'O Cloudflare envia os grupos em um formato que não conseguimos ler, então as funções não podem depender deles.',
          policy: 'Adicione uma política que permita as pessoas que podem entrar. Sem ela, ninguém consegue.',
        },
        cyberark: {
          script: "Em **Custom Logic**, adicione a linha `setAttributeArray('groups', LoginUser.RoleNames);`.",
        },
        duo: {
          roleRows:
            'Adicione uma linha para cada grupo: seu nome como **Service Provider’s Role** e o grupo em **Duo groups**.',
        },
        entraId: {
          defaultsServe:
            'O Entra ID envia essas declarações por padrão. Quem não tem um endereço em **Mail** não consegue entrar: preencha-o antes.',
          graphPermission:
            'Se uma caixa de diálogo oferecer ativar as permissões `email` e `profile` do Microsoft Graph, aceite.',
          groupIds:
            'Os grupos chegam com seu **Object Id**, a menos que você escolha outro atributo. Use os mesmos valores ao atribuir funções.',
        },
        genericOidc: {
          webApplication:
            'Crie um cliente para um aplicativo web. Nos consoles, ele se chama **Web application**, **Confidential client** ou **Regular web app**.',
          groupsClaim: 'Adicione ao token de ID uma declaração `groups` com uma lista de nomes ou IDs.',
          standardScopes:
            'Permita os escopos `openid`, `profile` e `email`. Assim o token de ID tem tudo o que é necessário: `sub`, `email`, `given_name`, `family_name`.',
        },
        genericSaml: {
          newApplication:
            'Crie um aplicativo para SAML 2.0. Nos consoles, ele se chama **Custom SAML app**, **Service provider** ou **Relying party**.',
          orMetadata:
            'Se o seu provedor lê metadados, informe nossa URL de metadados. Ela é a mesma que o ID da entidade.',
          signed: 'Assine a asserção com SHA-256. Assinar apenas a resposta não basta.',
          groupsAttribute: 'Adicione um atributo `groups` com um valor para cada grupo da pessoa.',
          otherWays:
            'Não há essa URL? Salve os metadados como arquivo ou copie o ID da entidade, a URL de login e o certificado.',
        },
        google: {
          leaveUnsigned: 'Deixe **Signed response** desativado. Assim o Google assina a asserção, o que exigimos.',
          chosenGroups:
            'O Google envia apenas os grupos escolhidos aqui, no máximo 75. Se você renomear um grupo, escolha-o de novo.',
          addMapping: 'Em **Group membership (optional)**, escolha os grupos a enviar.',
          noGroups: 'O Google não envia grupos por OpenID Connect. Se as funções devem depender dos grupos, use SAML.',
          internalOnly:
            'Se o Google pedir para configurar antes a tela de consentimento, escolha **Internal** em **Audience**.',
        },
        jumpcloud: {
          signAssertion: 'Sem isso, os logins são recusados. Seu console pode mostrar como **Sign** → **Assertion**.',
        },
        keycloak: {
          eachMapper: 'Cada atributo é um mapeador próprio. Seu **Name** pode ser qualquer um.',
        },
        common: {
          secretShownOnce: 'O segredo é exibido uma única vez. Copie-o antes de sair da página.',
          nameIdServes: 'Não há atributo para o ID: ele vem do NameID.',
          standardClaimsServe: 'Nada a mapear: o token de ID contém o e-mail e os nomes.',
          openApplication: 'Abra o aplicativo que você criou.',
        },
        okta: {
          formerPlace:
            'Não vê **Show legacy configuration**? Então esses campos estão na página **Configure SAML**: abra **General** → **SAML Settings** → **Edit**.',
          formerGroupsPlace:
            'Não vê **Show legacy configuration**? Então esses campos estão em **Sign On** → **OpenID Connect ID Token** → **Edit**.',
        },
        onelogin: {
          includeEach: 'Para cada um, clique em **+** e ative **Include in SAML assertion**.',
          multiValue: 'Ative também **Multi-value parameter**, para que cada grupo chegue como um valor próprio.',
        },
        pingFederate: {
          fulfill:
            'Em **Authentication Source Mapping**, mapeie seu adaptador ou contrato de política e preencha cada atributo com ele.',
          groupsContract:
            'Estenda o contrato com `groups` e preencha-o com os grupos da pessoa, um valor para cada um.',
          signing: 'Em **Credentials**, escolha o certificado que assina.',
        },
        pingOne: {
          switchOn: 'Ative o aplicativo com a chave no topo.',
        },
        rippling: {
          newPlace:
            'Em consoles mais recentes: **IT** → **Third-Party Access** → **Add integration** → **Create a new custom integration**.',
          dummyValues:
            'Sem isso, o Rippling responde a solicitações inexistentes quando se parte do painel dele, e nós recusamos.',
          rules: 'Escolha quem recebe acesso e mantenha as demais páginas como estão.',
          eachAttribute: 'Cada um é um **Global attribute** próprio. Escolha o campo correspondente do funcionário.',
          groupValues: 'Adicione um valor para cada grupo, com as pessoas que pertencem a ele.',
        },
      },
      directories: {
        bamboohr: {
          mayView:
            'Crie um **Custom Access Level** que possa ver **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** e **work and mobile phone**.',
          addUser: 'Nele, selecione **Add a Non-Employee User** e dê a ele o nome desta conexão.',
          canDoAsMuch:
            'Uma chave pode o mesmo que seu usuário. A de um administrador também serve, mas pode mais do que o necessário.',
          signIn: 'Entre como esse usuário e clique na foto no canto inferior esquerdo.',
          shownOnce:
            'O BambooHR mostra a chave uma única vez. Também vamos pedir a primeira parte do seu endereço: `northwind` de `northwind.bamboohr.com`.',
        },
        cyberark: {
          deprovision:
            'Deixe **Do not de-provision (deactivate or delete) users** desativado, ou quem sair da empresa continuará com acesso.',
          roles:
            'Os papéis do CyberArk chegam como grupos. Para cada um, digite o nome do grupo em **Destination Group**.',
        },
        entraId: {
          newerConsole:
            'Se a página não tiver **Provisioning Mode**, selecione **New configuration**. Os campos são os mesmos.',
          objectId:
            'O Entra ID mapeia `mailNickname` para `externalId` por padrão. Troque por `objectId`, que nunca muda. Os endereços vêm de **Mail**: quem não tem um não recebe acesso.',
          cycle:
            'O primeiro ciclo começa em minutos, e os seguintes, a cada 40 minutos mais ou menos. **Provision on demand** envia uma pessoa na hora.',
        },
        genericScim: {
          application: 'Crie um aplicativo provisionado por SCIM 2.0 ou abra aquele em que as pessoas entram.',
          authentication:
            'Se for pedida a forma de autenticação, escolha **Bearer Token** ou **HTTP Header**. O cabeçalho é `Authorization: Bearer`, seguido do token.',
          sent: 'Envie `userName`, `emails`, `name.givenName`, `name.familyName` e `active`, e como `externalId` um ID que nunca muda.',
          operations: 'Permita criar, atualizar e desativar usuários e enviar grupos com seus membros.',
        },
        googleWorkspace: {
          project: 'Abra **console.cloud.google.com** e selecione ou crie um projeto.',
          noRole: 'A conta não precisa de nenhum papel no projeto.',
          openAccount: 'Abra a conta. Em **Details**, copie o **Unique ID**: você vai precisar dele na próxima etapa.',
          keysForbidden:
            'Se o console disser que a criação de chaves está desativada, a política `iam.disableServiceAccountKeyCreation` da sua empresa a proíbe. Quem tem o papel **Organization Policy Administrator** pode suspendê-la para este projeto.',
          adminConsole: 'Abra **admin.google.com**, o console de administração do seu Google Workspace.',
          clientId: 'Em **Client ID**, cole o **Unique ID** da conta.',
          readOnly:
            'Com esses escopos é possível ler pessoas e grupos, mas não alterar nada. O Google pode levar alguns minutos para aplicá-los.',
          whichAdmin: 'Escolha a pessoa em nome de quem lemos. Um superadministrador serve. Vamos pedir o e-mail.',
          customRole:
            'Melhor é uma conta com um papel próprio, em **Account** → **Admin roles**, que tenha **Users → Read** e **Groups → Read** dos **Admin API privileges**. Ela precisa ter entrado uma vez.',
        },
        jumpcloud: {
          testUser:
            'Em **Test User Email**, digite um endereço do seu domínio que ninguém usa. O JumpCloud cria esse usuário para o teste e o exclui em seguida.',
          byGroups: 'O JumpCloud só envia pessoas por meio de grupos, então cada uma precisa estar em um deles.',
        },
        okta: {
          whichApplication:
            'Outro aplicativo com SCIM também funciona: o formulário dele pode chamar os campos de **SCIM connector base URL** e **HTTP Header**.',
          assignMembers:
            'Atribua também o aplicativo aos membros de um grupo enviado. O Okta envia somente as pessoas que estão atribuídas.',
        },
        onelogin: {
          approval:
            'Em **Require admin approval before this action is performed**, desmarque as caixas ou você terá que aprovar cada mudança.',
          rules:
            'Em **Rules**, adicione uma regra com a ação **Set Groups in** seu aplicativo e mapeie os grupos a partir de **role**.',
        },
        pingFederate: {
          connectorNeeded:
            'Seu servidor precisa do conector SCIM e do provisionamento de saída. Se **SCIM Connector** não estiver na lista, instale-o antes.',
          channel:
            'Um canal conecta seu diretório LDAP: a **Source Location** diz quais pessoas e grupos são enviados.',
        },
        rippling: {
          newerConsole:
            'Em consoles mais recentes: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
          supported:
            'Em **Supported SCIM Attributes**, adicione `externalId`, `emails.primary`, `name.givenName` e `name.familyName`.',
          cadence:
            'Em **Attribute Mappings**, defina cada atributo como **On user creation and updates**, para que as mudanças cheguem.',
        },
        sailpoint: {
          aggregation:
            'O SailPoint lê os esquemas e depois todas as contas. Em seguida, dê acesso por perfis de acesso ou funções dessa fonte.',
        },
      },
      logStreams: {
        azureSentinel: {
          columns:
            'Dê à tabela estas colunas: `TimeGenerated` (datetime), `id`, `event_type` e `organization_id` (string), `data` (dynamic). Um arquivo de exemplo com um objeto assim basta.',
          streamName: 'O nome do fluxo está na **JSON View** da regra, em `streamDeclarations`.',
          assignRole:
            'Atribua a função ao aplicativo que você registrou. O Azure pode levar até 30 minutos para aplicá-la.',
        },
        datadog: {
          whichRegion:
            'Sua região está no endereço do Datadog: `app.datadoghq.com` é US1, `us3.` e `us5.` são US3 e US5, `app.datadoghq.eu` é EU1, `ap1.` é AP1, `app.ddog-gov.com` é US1-FED.',
        },
        genericHttps: {
          takesPosts:
            'Aceite requisições `POST` por https: uma lista de eventos em JSON ou um evento por linha (NDJSON).',
          checksHeader:
            'Verifique um cabeçalho que só nós enviamos: **Authorization**, a menos que você escolha outro.',
          answersQuickly: 'Responda com um status de 200 a 299 em até dez segundos, depois de guardar os eventos.',
          mayRepeat:
            'Os eventos chegam em ordem. Depois de uma falha, alguns podem se repetir; o `keySuffix` então é o mesmo.',
        },
        googleCloudStorage: {
          whichAccount: 'Escolha ou crie uma conta de serviço e dê a ela o papel **Storage Object Creator** no bucket.',
        },
        s3: {
          whichPolicy:
            'Coloque o nome do seu bucket no lugar de `<bucket>`. A função não precisa de nenhuma outra permissão.',
          accountId:
            'Também vamos pedir seu **Account ID**, doze dígitos no menu no canto superior direito, e a região do bucket.',
        },
        splunk: {
          whichIndex: 'Escolha o índice que recebe os eventos e deixe **Enable indexer acknowledgement** desativado.',
          whichUrl:
            'A URL do Splunk Cloud é `https://http-inputs-<name>.splunkcloud.com:443`; a do seu próprio Splunk é o host com a porta do coletor, em geral 8088. Ele precisa de um certificado em que os navegadores confiem.',
        },
      },
      customerKeys: {
        awsKms: {
          whichPolicy:
            'Coloque o ARN da sua chave no lugar de `<key ARN>`. O usuário não precisa de nenhuma outra permissão nem de acesso ao console.',
        },
        azureKeyVault: {
          withoutVersion:
            'Deixe de fora a última parte do identificador: é a versão, que muda quando o Azure renova a chave.',
          assignRole: 'Atribua a função ao aplicativo que você registrou.',
        },
        googleKms: {
          grant: 'Na chave, dê à conta o papel **Cloud KMS CryptoKey Encrypter/Decrypter**. Ela não precisa de outro.',
          openAccount: 'Abra a conta e vá para **Keys**.',
        },
      },
    },
  },
}
