import { onepasswordSecretKey } from './rules/1password-secret-key.ts';
import { onepasswordServiceAccountToken } from './rules/1password-service-account-token.ts';
import { abstractApiKey } from './rules/abstract-api-key.ts';
import { activecampaignKey } from './rules/activecampaign-key.ts';
import { adafruitIoKey } from './rules/adafruit-io-key.ts';
import { adobeClientSecret } from './rules/adobe-client-secret.ts';
import { airbrakeProjectKey } from './rules/airbrake-project-key.ts';
import { airbrakeUserKey } from './rules/airbrake-user-key.ts';
import { airtableApiKey } from './rules/airtable-api-key.ts';
import { airtablePersonalAccessToken } from './rules/airtable-personal-access-token.ts';
import { aivenServicePassword } from './rules/aiven-service-password.ts';
import { akamaiClientSecret } from './rules/akamai-client-secret.ts';
import { akamaiEdgegridToken } from './rules/akamai-edgegrid-token.ts';
import { algoliaAdminKey } from './rules/algolia-admin-key.ts';
import { algoliaApiKey } from './rules/algolia-api-key.ts';
import { alibabaAccessKeyId } from './rules/alibaba-access-key-id.ts';
import { alibabaAccessKeySecret } from './rules/alibaba-access-key-secret.ts';
import { amazonLwaClientSecret } from './rules/amazon-lwa-client-secret.ts';
import { amazonLwaToken } from './rules/amazon-lwa-token.ts';
import { amplitudeSecretKey } from './rules/amplitude-secret-key.ts';
import { anthropicAdminKey } from './rules/anthropic-admin-key.ts';
import { anthropicApiKey } from './rules/anthropic-api-key.ts';
import { anthropicOauthToken } from './rules/anthropic-oauth-token.ts';
import { anyscaleApiKey } from './rules/anyscale-api-key.ts';
import { apifyApiToken } from './rules/apify-api-token.ts';
import { apifyProxyPassword } from './rules/apify-proxy-password.ts';
import { apolloGraphKey } from './rules/apollo-graph-key.ts';
import { arcjetKey } from './rules/arcjet-key.ts';
import { artifactoryApiKey } from './rules/artifactory-api-key.ts';
import { artifactoryReferenceToken } from './rules/artifactory-reference-token.ts';
import { asanaClientSecret } from './rules/asana-client-secret.ts';
import { asanaPersonalAccessToken } from './rules/asana-personal-access-token.ts';
import { assemblyaiKey } from './rules/assemblyai-key.ts';
import { atlassianApiToken } from './rules/atlassian-api-token.ts';
import { atlassianLegacyToken } from './rules/atlassian-legacy-token.ts';
import { attioToken } from './rules/attio-token.ts';
import { auth0ClientSecret } from './rules/auth0-client-secret.ts';
import { authressAccessKey } from './rules/authress-access-key.ts';
import { awsAccessKeyAssigned } from './rules/aws-access-key-assigned.ts';
import { awsAccessKeyId } from './rules/aws-access-key-id.ts';
import { awsAppsyncApiKey } from './rules/aws-appsync-api-key.ts';
import { awsBedrockApiKey } from './rules/aws-bedrock-api-key.ts';
import { awsBedrockShortTermKey } from './rules/aws-bedrock-short-term-key.ts';
import { awsCognitoClientSecret } from './rules/aws-cognito-client-secret.ts';
import { awsMwsKey } from './rules/aws-mws-key.ts';
import { awsSecretAccessKey } from './rules/aws-secret-access-key.ts';
import { awsSesSmtpPassword } from './rules/aws-ses-smtp-password.ts';
import { awsSessionToken } from './rules/aws-session-token.ts';
import { axiomApiToken } from './rules/axiom-api-token.ts';
import { axiomPersonalToken } from './rules/axiom-personal-token.ts';
import { azureAdClientSecret } from './rules/azure-ad-client-secret.ts';
import { azureAiKey } from './rules/azure-ai-key.ts';
import { azureApimKey } from './rules/azure-apim-key.ts';
import { azureAppConfigurationSecret } from './rules/azure-app-configuration-secret.ts';
import { azureClientSecret } from './rules/azure-client-secret.ts';
import { azureContainerRegistryKey } from './rules/azure-container-registry-key.ts';
import { azureCosmosKey } from './rules/azure-cosmos-key.ts';
import { azureDevopsPat } from './rules/azure-devops-pat.ts';
import { azureDevopsToken } from './rules/azure-devops-token.ts';
import { azureEventGridKey } from './rules/azure-event-grid-key.ts';
import { azureFunctionsKey } from './rules/azure-functions-key.ts';
import { azureIotHubKey } from './rules/azure-iot-hub-key.ts';
import { azureLogAnalyticsKey } from './rules/azure-log-analytics-key.ts';
import { azureLogicAppUrl } from './rules/azure-logic-app-url.ts';
import { azureMessagingKey } from './rules/azure-messaging-key.ts';
import { azureOpenaiKey } from './rules/azure-openai-key.ts';
import { azureRedisKey } from './rules/azure-redis-key.ts';
import { azureSasToken } from './rules/azure-sas-token.ts';
import { azureSearchKey } from './rules/azure-search-key.ts';
import { azureSharedAccessKey } from './rules/azure-shared-access-key.ts';
import { azureSignalrKey } from './rules/azure-signalr-key.ts';
import { azureStorageAccountKey } from './rules/azure-storage-account-key.ts';
import { azureStorageConnectionString } from './rules/azure-storage-connection-string.ts';
import { azureStorageKey } from './rules/azure-storage-key.ts';
import { backblazeApplicationKey } from './rules/backblaze-application-key.ts';
import { bamboohrApiKey } from './rules/bamboohr-api-key.ts';
import { basetenApiKey } from './rules/baseten-api-key.ts';
import { beamerApiKey } from './rules/beamer-api-key.ts';
import { betterStackToken } from './rules/better-stack-token.ts';
import { binanceSecret } from './rules/binance-secret.ts';
import { bitbucketAccessToken } from './rules/bitbucket-access-token.ts';
import { bitbucketAppPassword } from './rules/bitbucket-app-password.ts';
import { bitbucketClientSecret } from './rules/bitbucket-client-secret.ts';
import { bitfinexSecret } from './rules/bitfinex-secret.ts';
import { bitlyToken } from './rules/bitly-token.ts';
import { bitmexSecret } from './rules/bitmex-secret.ts';
import { blockProtocolKey } from './rules/block-protocol-key.ts';
import { blockfrostProjectId } from './rules/blockfrost-project-id.ts';
import { boxClientSecret } from './rules/box-client-secret.ts';
import { braintreeAccessToken } from './rules/braintree-access-token.ts';
import { braintreePrivateKey } from './rules/braintree-private-key.ts';
import { brevoApiKey } from './rules/brevo-api-key.ts';
import { brevoSmtpKey } from './rules/brevo-smtp-key.ts';
import { brexToken } from './rules/brex-token.ts';
import { browserbaseApiKey } from './rules/browserbase-api-key.ts';
import { browserstackAccessKey } from './rules/browserstack-access-key.ts';
import { bugsnagApiKey } from './rules/bugsnag-api-key.ts';
import { bugsnagAuthToken } from './rules/bugsnag-auth-token.ts';
import { buildkiteAgentToken } from './rules/buildkite-agent-token.ts';
import { buildkiteUserToken } from './rules/buildkite-user-token.ts';
import { bunnyAccessKey } from './rules/bunny-access-key.ts';
import { buttercmsToken } from './rules/buttercms-token.ts';
import { calComApiKey } from './rules/cal-com-api-key.ts';
import { canvaClientSecret } from './rules/canva-client-secret.ts';
import { cartesiaApiKey } from './rules/cartesia-api-key.ts';
import { cashfreeSecret } from './rules/cashfree-secret.ts';
import { cashfreeTestSecret } from './rules/cashfree-test-secret.ts';
import { censysSecret } from './rules/censys-secret.ts';
import { cerebrasApiKey } from './rules/cerebras-api-key.ts';
import { chargebeeApiKey } from './rules/chargebee-api-key.ts';
import { checklyApiKey } from './rules/checkly-api-key.ts';
import { checkoutLegacySecretKey } from './rules/checkout-legacy-secret-key.ts';
import { checkoutSandboxKey } from './rules/checkout-sandbox-key.ts';
import { checkoutSecretKey } from './rules/checkout-secret-key.ts';
import { chromaApiKey } from './rules/chroma-api-key.ts';
import { circleciPersonalToken } from './rules/circleci-personal-token.ts';
import { circleciProjectToken } from './rules/circleci-project-token.ts';
import { circleciToken } from './rules/circleci-token.ts';
import { clarifaiKey } from './rules/clarifai-key.ts';
import { clerkSecretKey } from './rules/clerk-secret-key.ts';
import { clerkTestKey } from './rules/clerk-test-key.ts';
import { clickhouseCloudSecret } from './rules/clickhouse-cloud-secret.ts';
import { clickupToken } from './rules/clickup-token.ts';
import { clojarsDeployToken } from './rules/clojars-deploy-token.ts';
import { cloudamqpKey } from './rules/cloudamqp-key.ts';
import { cloudflareAccountToken } from './rules/cloudflare-account-token.ts';
import { cloudflareApiKey } from './rules/cloudflare-api-key.ts';
import { cloudflareApiToken } from './rules/cloudflare-api-token.ts';
import { cloudflareGlobalKey } from './rules/cloudflare-global-key.ts';
import { cloudflareOriginCaKey } from './rules/cloudflare-origin-ca-key.ts';
import { cloudflareR2Secret } from './rules/cloudflare-r2-secret.ts';
import { cloudflareTunnelToken } from './rules/cloudflare-tunnel-token.ts';
import { cloudflareTurnstileSecret } from './rules/cloudflare-turnstile-secret.ts';
import { cloudflareUserToken } from './rules/cloudflare-user-token.ts';
import { cloudinaryApiSecret } from './rules/cloudinary-api-secret.ts';
import { cloudinaryUrl } from './rules/cloudinary-url.ts';
import { cloudsmithApiKey } from './rules/cloudsmith-api-key.ts';
import { cockroachdbApiKey } from './rules/cockroachdb-api-key.ts';
import { codacyToken } from './rules/codacy-token.ts';
import { codeClimateToken } from './rules/code-climate-token.ts';
import { codecovToken } from './rules/codecov-token.ts';
import { cohereApiKey } from './rules/cohere-api-key.ts';
import { coinbaseSecret } from './rules/coinbase-secret.ts';
import { coingeckoApiKey } from './rules/coingecko-api-key.ts';
import { coinmarketcapKey } from './rules/coinmarketcap-key.ts';
import { cometApiKey } from './rules/comet-api-key.ts';
import { confluentCloudSecret } from './rules/confluent-cloud-secret.ts';
import { confluentSecret } from './rules/confluent-secret.ts';
import { consulToken } from './rules/consul-token.ts';
import { contentfulDeliveryToken } from './rules/contentful-delivery-token.ts';
import { contentfulManagementToken } from './rules/contentful-management-token.ts';
import { contentfulPersonalToken } from './rules/contentful-personal-token.ts';
import { convexDeployKey } from './rules/convex-deploy-key.ts';
import { copperApiKey } from './rules/copper-api-key.ts';
import { courierAuthToken } from './rules/courier-auth-token.ts';
import { coverallsToken } from './rules/coveralls-token.ts';
import { cratesIoToken } from './rules/crates-io-token.ts';
import { crowdinToken } from './rules/crowdin-token.ts';
import { crowdstrikeClientSecret } from './rules/crowdstrike-client-secret.ts';
import { cursorApiKey } from './rules/cursor-api-key.ts';
import { customerioKey } from './rules/customerio-key.ts';
import { cypressRecordKey } from './rules/cypress-record-key.ts';
import { dailyApiKey } from './rules/daily-api-key.ts';
import { databricksOauthSecret } from './rules/databricks-oauth-secret.ts';
import { databricksToken } from './rules/databricks-token.ts';
import { datadogAccessToken } from './rules/datadog-access-token.ts';
import { datadogApiKey } from './rules/datadog-api-key.ts';
import { datadogAppKey } from './rules/datadog-app-key.ts';
import { datadogApplicationKey } from './rules/datadog-application-key.ts';
import { datastaxAstraToken } from './rules/datastax-astra-token.ts';
import { daytonaApiKey } from './rules/daytona-api-key.ts';
import { deepgramApiKey } from './rules/deepgram-api-key.ts';
import { deeplApiKey } from './rules/deepl-api-key.ts';
import { deeplProKey } from './rules/deepl-pro-key.ts';
import { deepseekApiKey } from './rules/deepseek-api-key.ts';
import { definedNetworkingToken } from './rules/defined-networking-token.ts';
import { denoDeployToken } from './rules/deno-deploy-token.ts';
import { depotToken } from './rules/depot-token.ts';
import { digitaloceanOauthToken } from './rules/digitalocean-oauth-token.ts';
import { digitaloceanPersonalToken } from './rules/digitalocean-personal-token.ts';
import { digitaloceanRefreshToken } from './rules/digitalocean-refresh-token.ts';
import { digitaloceanSpacesSecret } from './rules/digitalocean-spaces-secret.ts';
import { discogsToken } from './rules/discogs-token.ts';
import { discordBotToken } from './rules/discord-bot-token.ts';
import { discordClientSecret } from './rules/discord-client-secret.ts';
import { discordWebhook } from './rules/discord-webhook.ts';
import { discourseApiKey } from './rules/discourse-api-key.ts';
import { dockerOrganizationToken } from './rules/docker-organization-token.ts';
import { dockerPersonalToken } from './rules/docker-personal-token.ts';
import { docusignSecret } from './rules/docusign-secret.ts';
import { dopplerCliToken } from './rules/doppler-cli-token.ts';
import { dopplerPersonalToken } from './rules/doppler-personal-token.ts';
import { dopplerServiceToken } from './rules/doppler-service-token.ts';
import { droneCiToken } from './rules/drone-ci-token.ts';
import { dropboxAccessToken } from './rules/dropbox-access-token.ts';
import { dropboxAppSecret } from './rules/dropbox-app-secret.ts';
import { dropboxRefreshToken } from './rules/dropbox-refresh-token.ts';
import { dubApiKey } from './rules/dub-api-key.ts';
import { duffelLiveToken } from './rules/duffel-live-token.ts';
import { duffelTestToken } from './rules/duffel-test-token.ts';
import { dwollaSecret } from './rules/dwolla-secret.ts';
import { dynatraceToken } from './rules/dynatrace-token.ts';
import { e2bApiKey } from './rules/e2b-api-key.ts';
import { easypostApiKey } from './rules/easypost-api-key.ts';
import { easypostTestKey } from './rules/easypost-test-key.ts';
import { elasticCloudKey } from './rules/elastic-cloud-key.ts';
import { elasticEmailKey } from './rules/elastic-email-key.ts';
import { elasticsearchApiKey } from './rules/elasticsearch-api-key.ts';
import { elevenlabsApiKey } from './rules/elevenlabs-api-key.ts';
import { elevenlabsLegacyKey } from './rules/elevenlabs-legacy-key.ts';
import { emailoctopusApiKey } from './rules/emailoctopus-api-key.ts';
import { etherscanKey } from './rules/etherscan-key.ts';
import { etsyKey } from './rules/etsy-key.ts';
import { eventbriteToken } from './rules/eventbrite-token.ts';
import { exaApiKey } from './rules/exa-api-key.ts';
import { exoscaleSecret } from './rules/exoscale-secret.ts';
import { expoToken } from './rules/expo-token.ts';
import { facebookAccessToken } from './rules/facebook-access-token.ts';
import { facebookAppSecret } from './rules/facebook-app-secret.ts';
import { facebookAppToken } from './rules/facebook-app-token.ts';
import { falApiKey } from './rules/fal-api-key.ts';
import { fastlyApiToken } from './rules/fastly-api-token.ts';
import { faunaKey } from './rules/fauna-key.ts';
import { figmaToken } from './rules/figma-token.ts';
import { finicityAppKey } from './rules/finicity-app-key.ts';
import { finicitySecret } from './rules/finicity-secret.ts';
import { firebaseDatabaseSecret } from './rules/firebase-database-secret.ts';
import { firebaseServerKey } from './rules/firebase-server-key.ts';
import { firebaseWebApiKey } from './rules/firebase-web-api-key.ts';
import { firecrawlApiKey } from './rules/firecrawl-api-key.ts';
import { fireworksApiKey } from './rules/fireworks-api-key.ts';
import { flagsmithServerKey } from './rules/flagsmith-server-key.ts';
import { flickrSecret } from './rules/flickr-secret.ts';
import { flutterwaveSecretKey } from './rules/flutterwave-secret-key.ts';
import { flutterwaveTestKey } from './rules/flutterwave-test-key.ts';
import { flyAccessToken } from './rules/fly-access-token.ts';
import { flyApiToken } from './rules/fly-api-token.ts';
import { foursquareApiKey } from './rules/foursquare-api-key.ts';
import { frameioToken } from './rules/frameio-token.ts';
import { freshbooksSecret } from './rules/freshbooks-secret.ts';
import { freshdeskApiKey } from './rules/freshdesk-api-key.ts';
import { friendliToken } from './rules/friendli-token.ts';
import { fullstoryApiKey } from './rules/fullstory-api-key.ts';
import { gandiApiKey } from './rules/gandi-api-key.ts';
import { geoapifyKey } from './rules/geoapify-key.ts';
import { getstreamSecret } from './rules/getstream-secret.ts';
import { ghostAdminKey } from './rules/ghost-admin-key.ts';
import { giphyApiKey } from './rules/giphy-api-key.ts';
import { gitbookToken } from './rules/gitbook-token.ts';
import { giteaToken } from './rules/gitea-token.ts';
import { giteeToken } from './rules/gitee-token.ts';
import { gitguardianKey } from './rules/gitguardian-key.ts';
import { githubAppInstallationToken } from './rules/github-app-installation-token.ts';
import { githubAppRefreshToken } from './rules/github-app-refresh-token.ts';
import { githubAppStatelessToken } from './rules/github-app-stateless-token.ts';
import { githubAppUserToken } from './rules/github-app-user-token.ts';
import { githubFineGrainedToken } from './rules/github-fine-grained-token.ts';
import { githubLegacyToken } from './rules/github-legacy-token.ts';
import { githubOauthToken } from './rules/github-oauth-token.ts';
import { githubPersonalAccessToken } from './rules/github-personal-access-token.ts';
import { gitlabAgentToken } from './rules/gitlab-agent-token.ts';
import { gitlabCiJobToken } from './rules/gitlab-ci-job-token.ts';
import { gitlabDeployToken } from './rules/gitlab-deploy-token.ts';
import { gitlabFeatureFlagsToken } from './rules/gitlab-feature-flags-token.ts';
import { gitlabFeedToken } from './rules/gitlab-feed-token.ts';
import { gitlabIncomingMailToken } from './rules/gitlab-incoming-mail-token.ts';
import { gitlabLegacyToken } from './rules/gitlab-legacy-token.ts';
import { gitlabOauthSecret } from './rules/gitlab-oauth-secret.ts';
import { gitlabPersonalAccessToken } from './rules/gitlab-personal-access-token.ts';
import { gitlabRoutableToken } from './rules/gitlab-routable-token.ts';
import { gitlabRunnerRegistrationToken } from './rules/gitlab-runner-registration-token.ts';
import { gitlabRunnerToken } from './rules/gitlab-runner-token.ts';
import { gitlabScimToken } from './rules/gitlab-scim-token.ts';
import { gitlabTriggerToken } from './rules/gitlab-trigger-token.ts';
import { gitlabWorkspaceToken } from './rules/gitlab-workspace-token.ts';
import { gitpodToken } from './rules/gitpod-token.ts';
import { gocardlessToken } from './rules/gocardless-token.ts';
import { godaddySecret } from './rules/godaddy-secret.ts';
import { googleAccessToken } from './rules/google-access-token.ts';
import { googleApiKey } from './rules/google-api-key.ts';
import { googleChatWebhook } from './rules/google-chat-webhook.ts';
import { googleClientSecretLegacy } from './rules/google-client-secret-legacy.ts';
import { googleGeminiKey } from './rules/google-gemini-key.ts';
import { googleHmacAccessId } from './rules/google-hmac-access-id.ts';
import { googleHmacSecret } from './rules/google-hmac-secret.ts';
import { googleOauthClientSecret } from './rules/google-oauth-client-secret.ts';
import { googleRecaptchaSecret } from './rules/google-recaptcha-secret.ts';
import { googleRefreshToken } from './rules/google-refresh-token.ts';
import { grafanaApiKey } from './rules/grafana-api-key.ts';
import { grafanaCloudToken } from './rules/grafana-cloud-token.ts';
import { grafanaServiceAccountToken } from './rules/grafana-service-account-token.ts';
import { groqApiKey } from './rules/groq-api-key.ts';
import { gumroadToken } from './rules/gumroad-token.ts';
import { hackeroneToken } from './rules/hackerone-token.ts';
import { harnessToken } from './rules/harness-token.ts';
import { hashicorpHcpSecret } from './rules/hashicorp-hcp-secret.ts';
import { hashicorpTerraformToken } from './rules/hashicorp-terraform-token.ts';
import { hcaptchaLegacySecret } from './rules/hcaptcha-legacy-secret.ts';
import { hcaptchaSecret } from './rules/hcaptcha-secret.ts';
import { heliconeApiKey } from './rules/helicone-api-key.ts';
import { herokuApiKey } from './rules/heroku-api-key.ts';
import { herokuLegacyKey } from './rules/heroku-legacy-key.ts';
import { hetznerDnsToken } from './rules/hetzner-dns-token.ts';
import { hetznerToken } from './rules/hetzner-token.ts';
import { hexPmKey } from './rules/hex-pm-key.ts';
import { honeycombApiKey } from './rules/honeycomb-api-key.ts';
import { honeycombIngestKey } from './rules/honeycomb-ingest-key.ts';
import { hubspotLegacyKey } from './rules/hubspot-legacy-key.ts';
import { hubspotPrivateAppToken } from './rules/hubspot-private-app-token.ts';
import { huggingfaceOrganizationToken } from './rules/huggingface-organization-token.ts';
import { huggingfaceToken } from './rules/huggingface-token.ts';
import { hunterApiKey } from './rules/hunter-api-key.ts';
import { ibmCloudApiKey } from './rules/ibm-cloud-api-key.ts';
import { imagekitPrivateKey } from './rules/imagekit-private-key.ts';
import { imgurClientSecret } from './rules/imgur-client-secret.ts';
import { improvmxApiKey } from './rules/improvmx-api-key.ts';
import { infisicalServiceToken } from './rules/infisical-service-token.ts';
import { influxdbToken } from './rules/influxdb-token.ts';
import { infracostApiKey } from './rules/infracost-api-key.ts';
import { infuraSecret } from './rules/infura-secret.ts';
import { inngestSigningKey } from './rules/inngest-signing-key.ts';
import { instagramAccessToken } from './rules/instagram-access-token.ts';
import { intercomAccessToken } from './rules/intercom-access-token.ts';
import { intra42ClientSecret } from './rules/intra42-client-secret.ts';
import { ionicToken } from './rules/ionic-token.ts';
import { ipstackKey } from './rules/ipstack-key.ts';
import { iterableApiKey } from './rules/iterable-api-key.ts';
import { jenkinsApiToken } from './rules/jenkins-api-token.ts';
import { jetbrainsToken } from './rules/jetbrains-token.ts';
import { jinaApiKey } from './rules/jina-api-key.ts';
import { jiraPersonalAccessToken } from './rules/jira-personal-access-token.ts';
import { jotformApiKey } from './rules/jotform-api-key.ts';
import { jumpcloudApiKey } from './rules/jumpcloud-api-key.ts';
import { jumpcloudLegacyKey } from './rules/jumpcloud-legacy-key.ts';
import { kaggleKey } from './rules/kaggle-key.ts';
import { kaggleToken } from './rules/kaggle-token.ts';
import { kagiApiKey } from './rules/kagi-api-key.ts';
import { keycloakClientSecret } from './rules/keycloak-client-secret.ts';
import { keygenToken } from './rules/keygen-token.ts';
import { kickboxApiKey } from './rules/kickbox-api-key.ts';
import { kitApiKey } from './rules/kit-api-key.ts';
import { klaviyoPrivateKey } from './rules/klaviyo-private-key.ts';
import { knockApiKey } from './rules/knock-api-key.ts';
import { kongKonnectToken } from './rules/kong-konnect-token.ts';
import { koyebToken } from './rules/koyeb-token.ts';
import { krakenApiKey } from './rules/kraken-api-key.ts';
import { krakenSecret } from './rules/kraken-secret.ts';
import { kubernetesBootstrapToken } from './rules/kubernetes-bootstrap-token.ts';
import { kucoinSecret } from './rules/kucoin-secret.ts';
import { merakiApiKey } from './rules/meraki-api-key.ts';
import { nomadToken } from './rules/nomad-token.ts';
import { vaultBatchToken } from './rules/vault-batch-token.ts';
import { vaultLegacyToken } from './rules/vault-legacy-token.ts';
import { vaultRecoveryToken } from './rules/vault-recovery-token.ts';
import { vaultServiceToken } from './rules/vault-service-token.ts';
import { vaultUnsealKey } from './rules/vault-unseal-key.ts';
import type { SecretRule } from './secret-rule.ts';

/**
 * Formats of the providers from 1Password to Kubernetes: what is known by its own form first, then what only the name
 * of its provider tells, and last what warns, so that the more specific of two that fit is reported.
 */
export const rulesS2: readonly SecretRule[] = [
  onepasswordSecretKey,
  onepasswordServiceAccountToken,
  adafruitIoKey,
  adobeClientSecret,
  airtablePersonalAccessToken,
  aivenServicePassword,
  akamaiEdgegridToken,
  alibabaAccessKeyId,
  amazonLwaClientSecret,
  amazonLwaToken,
  anthropicAdminKey,
  anthropicApiKey,
  anthropicOauthToken,
  anyscaleApiKey,
  apifyApiToken,
  apifyProxyPassword,
  apolloGraphKey,
  arcjetKey,
  artifactoryApiKey,
  artifactoryReferenceToken,
  atlassianApiToken,
  authressAccessKey,
  awsAccessKeyId,
  awsAppsyncApiKey,
  awsBedrockApiKey,
  awsBedrockShortTermKey,
  awsMwsKey,
  awsSessionToken,
  axiomApiToken,
  axiomPersonalToken,
  azureAiKey,
  azureApimKey,
  azureClientSecret,
  azureContainerRegistryKey,
  azureCosmosKey,
  azureDevopsToken,
  azureEventGridKey,
  azureFunctionsKey,
  azureIotHubKey,
  azureMessagingKey,
  azureRedisKey,
  azureSearchKey,
  azureStorageKey,
  bitbucketAccessToken,
  bitbucketAppPassword,
  blockProtocolKey,
  blockfrostProjectId,
  braintreeAccessToken,
  brevoApiKey,
  brevoSmtpKey,
  brexToken,
  browserbaseApiKey,
  buildkiteAgentToken,
  buildkiteUserToken,
  calComApiKey,
  canvaClientSecret,
  cartesiaApiKey,
  cashfreeSecret,
  cashfreeTestSecret,
  cerebrasApiKey,
  checklyApiKey,
  checkoutLegacySecretKey,
  checkoutSandboxKey,
  checkoutSecretKey,
  chromaApiKey,
  circleciPersonalToken,
  circleciProjectToken,
  clickhouseCloudSecret,
  clickupToken,
  clojarsDeployToken,
  cloudflareAccountToken,
  cloudflareGlobalKey,
  cloudflareOriginCaKey,
  cloudflareTunnelToken,
  cloudflareTurnstileSecret,
  cloudflareUserToken,
  cloudinaryUrl,
  cockroachdbApiKey,
  coingeckoApiKey,
  confluentCloudSecret,
  contentfulPersonalToken,
  convexDeployKey,
  courierAuthToken,
  cratesIoToken,
  cursorApiKey,
  databricksOauthSecret,
  databricksToken,
  datadogAccessToken,
  datadogApplicationKey,
  datastaxAstraToken,
  daytonaApiKey,
  deeplApiKey,
  definedNetworkingToken,
  denoDeployToken,
  depotToken,
  digitaloceanOauthToken,
  digitaloceanPersonalToken,
  digitaloceanRefreshToken,
  discordBotToken,
  discordWebhook,
  dockerOrganizationToken,
  dockerPersonalToken,
  dopplerCliToken,
  dopplerPersonalToken,
  dopplerServiceToken,
  dropboxAccessToken,
  dubApiKey,
  duffelLiveToken,
  duffelTestToken,
  dynatraceToken,
  e2bApiKey,
  easypostApiKey,
  easypostTestKey,
  elasticCloudKey,
  elevenlabsApiKey,
  emailoctopusApiKey,
  facebookAccessToken,
  faunaKey,
  figmaToken,
  firebaseServerKey,
  firebaseWebApiKey,
  firecrawlApiKey,
  fireworksApiKey,
  flagsmithServerKey,
  flutterwaveSecretKey,
  flutterwaveTestKey,
  flyAccessToken,
  flyApiToken,
  foursquareApiKey,
  frameioToken,
  friendliToken,
  gitbookToken,
  githubAppInstallationToken,
  githubAppRefreshToken,
  githubAppStatelessToken,
  githubAppUserToken,
  githubFineGrainedToken,
  githubOauthToken,
  githubPersonalAccessToken,
  gitlabAgentToken,
  gitlabCiJobToken,
  gitlabDeployToken,
  gitlabFeatureFlagsToken,
  gitlabFeedToken,
  gitlabIncomingMailToken,
  gitlabOauthSecret,
  gitlabPersonalAccessToken,
  gitlabRoutableToken,
  gitlabRunnerRegistrationToken,
  gitlabRunnerToken,
  gitlabScimToken,
  gitlabTriggerToken,
  gitlabWorkspaceToken,
  gitpodToken,
  googleAccessToken,
  googleApiKey,
  googleChatWebhook,
  googleGeminiKey,
  googleHmacAccessId,
  googleOauthClientSecret,
  googleRefreshToken,
  grafanaApiKey,
  grafanaCloudToken,
  grafanaServiceAccountToken,
  groqApiKey,
  harnessToken,
  hashicorpTerraformToken,
  hcaptchaSecret,
  heliconeApiKey,
  herokuApiKey,
  honeycombIngestKey,
  hubspotPrivateAppToken,
  huggingfaceOrganizationToken,
  huggingfaceToken,
  imagekitPrivateKey,
  improvmxApiKey,
  infisicalServiceToken,
  infracostApiKey,
  inngestSigningKey,
  instagramAccessToken,
  intercomAccessToken,
  intra42ClientSecret,
  ionicToken,
  jetbrainsToken,
  jinaApiKey,
  jumpcloudApiKey,
  kaggleToken,
  keygenToken,
  kitApiKey,
  klaviyoPrivateKey,
  kongKonnectToken,
  vaultBatchToken,
  vaultRecoveryToken,
  vaultServiceToken,
  azureLogicAppUrl,
  azureSasToken,
  abstractApiKey,
  activecampaignKey,
  airbrakeUserKey,
  airtableApiKey,
  akamaiClientSecret,
  algoliaAdminKey,
  alibabaAccessKeySecret,
  amplitudeSecretKey,
  asanaClientSecret,
  asanaPersonalAccessToken,
  assemblyaiKey,
  atlassianLegacyToken,
  attioToken,
  auth0ClientSecret,
  awsAccessKeyAssigned,
  awsCognitoClientSecret,
  awsSecretAccessKey,
  awsSesSmtpPassword,
  azureAdClientSecret,
  azureAppConfigurationSecret,
  azureDevopsPat,
  azureLogAnalyticsKey,
  azureOpenaiKey,
  azureSharedAccessKey,
  azureSignalrKey,
  azureStorageAccountKey,
  azureStorageConnectionString,
  backblazeApplicationKey,
  bamboohrApiKey,
  basetenApiKey,
  beamerApiKey,
  betterStackToken,
  binanceSecret,
  bitbucketClientSecret,
  bitfinexSecret,
  bitlyToken,
  bitmexSecret,
  boxClientSecret,
  braintreePrivateKey,
  browserstackAccessKey,
  bugsnagAuthToken,
  bunnyAccessKey,
  buttercmsToken,
  censysSecret,
  chargebeeApiKey,
  circleciToken,
  clarifaiKey,
  clerkSecretKey,
  cloudamqpKey,
  cloudflareApiKey,
  cloudflareApiToken,
  cloudflareR2Secret,
  cloudinaryApiSecret,
  cloudsmithApiKey,
  codacyToken,
  codeClimateToken,
  codecovToken,
  cohereApiKey,
  coinbaseSecret,
  coinmarketcapKey,
  cometApiKey,
  confluentSecret,
  consulToken,
  contentfulManagementToken,
  copperApiKey,
  coverallsToken,
  crowdinToken,
  crowdstrikeClientSecret,
  customerioKey,
  cypressRecordKey,
  dailyApiKey,
  datadogApiKey,
  datadogAppKey,
  deepgramApiKey,
  deeplProKey,
  deepseekApiKey,
  digitaloceanSpacesSecret,
  discogsToken,
  discordClientSecret,
  discourseApiKey,
  docusignSecret,
  droneCiToken,
  dropboxAppSecret,
  dropboxRefreshToken,
  dwollaSecret,
  elasticEmailKey,
  elasticsearchApiKey,
  elevenlabsLegacyKey,
  etherscanKey,
  etsyKey,
  eventbriteToken,
  exaApiKey,
  exoscaleSecret,
  expoToken,
  facebookAppSecret,
  facebookAppToken,
  falApiKey,
  fastlyApiToken,
  finicityAppKey,
  finicitySecret,
  firebaseDatabaseSecret,
  flickrSecret,
  freshbooksSecret,
  freshdeskApiKey,
  fullstoryApiKey,
  gandiApiKey,
  geoapifyKey,
  getstreamSecret,
  ghostAdminKey,
  giphyApiKey,
  giteaToken,
  giteeToken,
  gitguardianKey,
  githubLegacyToken,
  gitlabLegacyToken,
  gocardlessToken,
  godaddySecret,
  googleClientSecretLegacy,
  googleHmacSecret,
  googleRecaptchaSecret,
  gumroadToken,
  hackeroneToken,
  hashicorpHcpSecret,
  hcaptchaLegacySecret,
  herokuLegacyKey,
  hetznerDnsToken,
  hetznerToken,
  hexPmKey,
  honeycombApiKey,
  hubspotLegacyKey,
  hunterApiKey,
  ibmCloudApiKey,
  imgurClientSecret,
  influxdbToken,
  infuraSecret,
  ipstackKey,
  iterableApiKey,
  jenkinsApiToken,
  jiraPersonalAccessToken,
  jotformApiKey,
  jumpcloudLegacyKey,
  kaggleKey,
  kagiApiKey,
  keycloakClientSecret,
  kickboxApiKey,
  knockApiKey,
  koyebToken,
  krakenApiKey,
  krakenSecret,
  kubernetesBootstrapToken,
  kucoinSecret,
  merakiApiKey,
  nomadToken,
  vaultLegacyToken,
  vaultUnsealKey,
  airbrakeProjectKey,
  algoliaApiKey,
  bugsnagApiKey,
  clerkTestKey,
  contentfulDeliveryToken,
];
