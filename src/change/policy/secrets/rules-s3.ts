import { asaasApiKey } from './rules/asaas-api-key.ts';
import { baiduCloudApiKey } from './rules/baidu-cloud-api-key.ts';
import { baiduSecretKey } from './rules/baidu-secret-key.ts';
import { bitcoinExtendedPrivateKey } from './rules/bitcoin-extended-private-key.ts';
import { bitcoinPrivateKey } from './rules/bitcoin-private-key.ts';
import { bybitApiSecret } from './rules/bybit-api-secret.ts';
import { cashfreeSecretKey } from './rules/cashfree-secret-key.ts';
import { cashfreeTestKey } from './rules/cashfree-test-key.ts';
import { cdnKeycdnApiKey } from './rules/cdn-keycdn-api-key.ts';
import { dingtalkSigningSecret } from './rules/dingtalk-signing-secret.ts';
import { dingtalkWebhook } from './rules/dingtalk-webhook.ts';
import { ethereumPrivateKey } from './rules/ethereum-private-key.ts';
import { huaweiSecretKey } from './rules/huawei-secret-key.ts';
import { iftttWebhookKey } from './rules/ifttt-webhook-key.ts';
import { laceworkApiSecret } from './rules/lacework-api-secret.ts';
import { langfuseSecretKey } from './rules/langfuse-secret-key.ts';
import { langsmithLegacyKey } from './rules/langsmith-legacy-key.ts';
import { langsmithPersonalToken } from './rules/langsmith-personal-token.ts';
import { langsmithServiceKey } from './rules/langsmith-service-key.ts';
import { larkAppSecret } from './rules/lark-app-secret.ts';
import { larkWebhook } from './rules/lark-webhook.ts';
import { lastfmSharedSecret } from './rules/lastfm-shared-secret.ts';
import { launchdarklyAccessToken } from './rules/launchdarkly-access-token.ts';
import { launchdarklyMobileKey } from './rules/launchdarkly-mobile-key.ts';
import { launchdarklyRelayKey } from './rules/launchdarkly-relay-key.ts';
import { launchdarklySdkKey } from './rules/launchdarkly-sdk-key.ts';
import { lemlistApiKey } from './rules/lemlist-api-key.ts';
import { lemonsqueezyApiKey } from './rules/lemonsqueezy-api-key.ts';
import { lineChannelSecret } from './rules/line-channel-secret.ts';
import { lineChannelToken } from './rules/line-channel-token.ts';
import { linearApiKey } from './rules/linear-api-key.ts';
import { linearClientSecret } from './rules/linear-client-secret.ts';
import { linearOauthToken } from './rules/linear-oauth-token.ts';
import { linearWebhookSecret } from './rules/linear-webhook-secret.ts';
import { linkedinClientSecret } from './rules/linkedin-client-secret.ts';
import { linkedinPrimarySecret } from './rules/linkedin-primary-secret.ts';
import { linodeToken } from './rules/linode-token.ts';
import { lithicApiKey } from './rules/lithic-api-key.ts';
import { liveblocksDevKey } from './rules/liveblocks-dev-key.ts';
import { liveblocksSecretKey } from './rules/liveblocks-secret-key.ts';
import { livekitApiSecret } from './rules/livekit-api-secret.ts';
import { llamaApiKey } from './rules/llama-api-key.ts';
import { llamacloudApiKey } from './rules/llamacloud-api-key.ts';
import { lobLiveKey } from './rules/lob-live-key.ts';
import { lobTestKey } from './rules/lob-test-key.ts';
import { logdnaIngestionKey } from './rules/logdna-ingestion-key.ts';
import { logfireWriteToken } from './rules/logfire-write-token.ts';
import { logglyToken } from './rules/loggly-token.ts';
import { logtailSourceToken } from './rules/logtail-source-token.ts';
import { logzioToken } from './rules/logzio-token.ts';
import { lokaliseApiToken } from './rules/lokalise-api-token.ts';
import { lookerClientSecret } from './rules/looker-client-secret.ts';
import { loopsApiKey } from './rules/loops-api-key.ts';
import { mailchimpApiKey } from './rules/mailchimp-api-key.ts';
import { mailerliteApiToken } from './rules/mailerlite-api-token.ts';
import { mailersendApiToken } from './rules/mailersend-api-token.ts';
import { mailgunApiKey } from './rules/mailgun-api-key.ts';
import { mailgunPrivateKey } from './rules/mailgun-private-key.ts';
import { mailgunSigningKey } from './rules/mailgun-signing-key.ts';
import { mailjetApiKey } from './rules/mailjet-api-key.ts';
import { mailtrapApiToken } from './rules/mailtrap-api-token.ts';
import { makeWebhook } from './rules/make-webhook.ts';
import { mandrillApiKey } from './rules/mandrill-api-key.ts';
import { mandrillLegacyKey } from './rules/mandrill-legacy-key.ts';
import { mapboxSecretToken } from './rules/mapbox-secret-token.ts';
import { mapboxTemporaryToken } from './rules/mapbox-temporary-token.ts';
import { mattermostAccessToken } from './rules/mattermost-access-token.ts';
import { mattermostWebhook } from './rules/mattermost-webhook.ts';
import { maxmindLicenseKey } from './rules/maxmind-license-key.ts';
import { meilisearchMasterKey } from './rules/meilisearch-master-key.ts';
import { mem0ApiKey } from './rules/mem0-api-key.ts';
import { memfaultApiKey } from './rules/memfault-api-key.ts';
import { mercadopagoAccessToken } from './rules/mercadopago-access-token.ts';
import { mercadopagoTestToken } from './rules/mercadopago-test-token.ts';
import { mercuryApiToken } from './rules/mercury-api-token.ts';
import { messagebirdApiKey } from './rules/messagebird-api-key.ts';
import { mexcApiSecret } from './rules/mexc-api-secret.ts';
import { microsoftBingKey } from './rules/microsoft-bing-key.ts';
import { microsoftTeamsWebhook } from './rules/microsoft-teams-webhook.ts';
import { microsoftWorkflowWebhook } from './rules/microsoft-workflow-webhook.ts';
import { midtransSandboxKey } from './rules/midtrans-sandbox-key.ts';
import { midtransServerKey } from './rules/midtrans-server-key.ts';
import { minioSecretKey } from './rules/minio-secret-key.ts';
import { mistralApiKey } from './rules/mistral-api-key.ts';
import { mixpanelServiceSecret } from './rules/mixpanel-service-secret.ts';
import { modalTokenSecret } from './rules/modal-token-secret.ts';
import { mollieApiKey } from './rules/mollie-api-key.ts';
import { mollieTestKey } from './rules/mollie-test-key.ts';
import { mondayApiToken } from './rules/monday-api-token.ts';
import { mongodbAtlasPrivateKey } from './rules/mongodb-atlas-private-key.ts';
import { mongodbAtlasServiceSecret } from './rules/mongodb-atlas-service-secret.ts';
import { moonshotApiKey } from './rules/moonshot-api-key.ts';
import { msg91AuthKey } from './rules/msg91-auth-key.ts';
import { muxTokenSecret } from './rules/mux-token-secret.ts';
import { natsNkeySeed } from './rules/nats-nkey-seed.ts';
import { naverClientSecret } from './rules/naver-client-secret.ts';
import { neonApiKey } from './rules/neon-api-key.ts';
import { netbirdAccessToken } from './rules/netbird-access-token.ts';
import { netlifyAccessToken } from './rules/netlify-access-token.ts';
import { netlifyBuildHook } from './rules/netlify-build-hook.ts';
import { netlifyLegacyToken } from './rules/netlify-legacy-token.ts';
import { newRelicAdminKey } from './rules/new-relic-admin-key.ts';
import { newRelicBrowserKey } from './rules/new-relic-browser-key.ts';
import { newRelicInsertKey } from './rules/new-relic-insert-key.ts';
import { newRelicLicenseKey } from './rules/new-relic-license-key.ts';
import { newRelicQueryKey } from './rules/new-relic-query-key.ts';
import { newRelicRestKey } from './rules/new-relic-rest-key.ts';
import { newRelicSyntheticsKey } from './rules/new-relic-synthetics-key.ts';
import { newRelicUserKey } from './rules/new-relic-user-key.ts';
import { nexmoApiSecret } from './rules/nexmo-api-secret.ts';
import { ngrokAuthtoken } from './rules/ngrok-authtoken.ts';
import { nightfallApiKey } from './rules/nightfall-api-key.ts';
import { notionLegacyToken } from './rules/notion-legacy-token.ts';
import { notionToken } from './rules/notion-token.ts';
import { novuSecretKey } from './rules/novu-secret-key.ts';
import { npmAccessToken } from './rules/npm-access-token.ts';
import { nugetApiKey } from './rules/nuget-api-key.ts';
import { nvdApiKey } from './rules/nvd-api-key.ts';
import { nvidiaApiKey } from './rules/nvidia-api-key.ts';
import { nvidiaNgcKey } from './rules/nvidia-ngc-key.ts';
import { nylasApiKey } from './rules/nylas-api-key.ts';
import { nytimesApiKey } from './rules/nytimes-api-key.ts';
import { octopusDeployApiKey } from './rules/octopus-deploy-api-key.ts';
import { oktaApiToken } from './rules/okta-api-token.ts';
import { oktaClientSecret } from './rules/okta-client-secret.ts';
import { okxApiSecret } from './rules/okx-api-secret.ts';
import { omiseSecretKey } from './rules/omise-secret-key.ts';
import { omiseTestKey } from './rules/omise-test-key.ts';
import { oneloginClientSecret } from './rules/onelogin-client-secret.ts';
import { onesignalAppKey } from './rules/onesignal-app-key.ts';
import { onesignalLegacyKey } from './rules/onesignal-legacy-key.ts';
import { onesignalOrganizationKey } from './rules/onesignal-organization-key.ts';
import { onfidoApiToken } from './rules/onfido-api-token.ts';
import { onfidoSandboxToken } from './rules/onfido-sandbox-token.ts';
import { openaiAdminKey } from './rules/openai-admin-key.ts';
import { openaiApiKey } from './rules/openai-api-key.ts';
import { openaiNamedKey } from './rules/openai-named-key.ts';
import { openaiProjectKey } from './rules/openai-project-key.ts';
import { openaiServiceKey } from './rules/openai-service-key.ts';
import { openaiSessionToken } from './rules/openai-session-token.ts';
import { openaiStyleKey } from './rules/openai-style-key.ts';
import { openrouterApiKey } from './rules/openrouter-api-key.ts';
import { openvsxAccessToken } from './rules/openvsx-access-token.ts';
import { openweathermapApiKey } from './rules/openweathermap-api-key.ts';
import { opsgenieApiKey } from './rules/opsgenie-api-key.ts';
import { optimizelyAccessToken } from './rules/optimizely-access-token.ts';
import { oryAccessToken } from './rules/ory-access-token.ts';
import { ovhApplicationSecret } from './rules/ovh-application-secret.ts';
import { packagistToken } from './rules/packagist-token.ts';
import { paddleApiKey } from './rules/paddle-api-key.ts';
import { paddleSandboxKey } from './rules/paddle-sandbox-key.ts';
import { paddleWebhookSecret } from './rules/paddle-webhook-secret.ts';
import { pagarmeSecretKey } from './rules/pagarme-secret-key.ts';
import { pagerdutyApiKey } from './rules/pagerduty-api-key.ts';
import { pagerdutyIntegrationKey } from './rules/pagerduty-integration-key.ts';
import { pagseguroToken } from './rules/pagseguro-token.ts';
import { pandadocApiKey } from './rules/pandadoc-api-key.ts';
import { paypalClientSecret } from './rules/paypal-client-secret.ts';
import { paystackSecretKey } from './rules/paystack-secret-key.ts';
import { paystackTestKey } from './rules/paystack-test-key.ts';
import { paytmMerchantKey } from './rules/paytm-merchant-key.ts';
import { percyToken } from './rules/percy-token.ts';
import { perplexityApiKey } from './rules/perplexity-api-key.ts';
import { personaApiKey } from './rules/persona-api-key.ts';
import { personaSandboxKey } from './rules/persona-sandbox-key.ts';
import { phonepeSaltKey } from './rules/phonepe-salt-key.ts';
import { phraseAccessToken } from './rules/phrase-access-token.ts';
import { pineconeApiKey } from './rules/pinecone-api-key.ts';
import { pineconeLegacyKey } from './rules/pinecone-legacy-key.ts';
import { pipedriveApiToken } from './rules/pipedrive-api-token.ts';
import { pivotalTrackerToken } from './rules/pivotal-tracker-token.ts';
import { plaidAccessToken } from './rules/plaid-access-token.ts';
import { plaidSandboxToken } from './rules/plaid-sandbox-token.ts';
import { plaidSecret } from './rules/plaid-secret.ts';
import { planetscaleOauthToken } from './rules/planetscale-oauth-token.ts';
import { planetscalePassword } from './rules/planetscale-password.ts';
import { planetscaleServiceToken } from './rules/planetscale-service-token.ts';
import { playhtSecretKey } from './rules/playht-secret-key.ts';
import { plivoAuthToken } from './rules/plivo-auth-token.ts';
import { polarAccessToken } from './rules/polar-access-token.ts';
import { polygonApiKey } from './rules/polygon-api-key.ts';
import { posthogPersonalKey } from './rules/posthog-personal-key.ts';
import { posthogSecretKey } from './rules/posthog-secret-key.ts';
import { postmanApiKey } from './rules/postman-api-key.ts';
import { postmanCollectionKey } from './rules/postman-collection-key.ts';
import { postmarkServerToken } from './rules/postmark-server-token.ts';
import { prefectServiceKey } from './rules/prefect-service-key.ts';
import { prefectUserKey } from './rules/prefect-user-key.ts';
import { prismaAccelerateKey } from './rules/prisma-accelerate-key.ts';
import { promptlayerApiKey } from './rules/promptlayer-api-key.ts';
import { proxmoxApiToken } from './rules/proxmox-api-token.ts';
import { pubnubSecretKey } from './rules/pubnub-secret-key.ts';
import { pulumiAccessToken } from './rules/pulumi-access-token.ts';
import { pushbulletAccessToken } from './rules/pushbullet-access-token.ts';
import { pusherAppSecret } from './rules/pusher-app-secret.ts';
import { pusherBeamsKey } from './rules/pusher-beams-key.ts';
import { pushoverToken } from './rules/pushover-token.ts';
import { pypiApiToken } from './rules/pypi-api-token.ts';
import { qaseApiToken } from './rules/qase-api-token.ts';
import { qdrantApiKey } from './rules/qdrant-api-key.ts';
import { qiniuSecretKey } from './rules/qiniu-secret-key.ts';
import { qualtricsApiToken } from './rules/qualtrics-api-token.ts';
import { quayRobotToken } from './rules/quay-robot-token.ts';
import { quicknodeApiKey } from './rules/quicknode-api-key.ts';
import { quicknodeEndpoint } from './rules/quicknode-endpoint.ts';
import { rabbitmqCloudKey } from './rules/rabbitmq-cloud-key.ts';
import { railwayToken } from './rules/railway-token.ts';
import { rapidapiKey } from './rules/rapidapi-key.ts';
import { razorpayKeyId } from './rules/razorpay-key-id.ts';
import { razorpayKeySecret } from './rules/razorpay-key-secret.ts';
import { readmeApiKey } from './rules/readme-api-key.ts';
import { recaptchaSecretKey } from './rules/recaptcha-secret-key.ts';
import { recurlyPrivateKey } from './rules/recurly-private-key.ts';
import { redditClientSecret } from './rules/reddit-client-secret.ts';
import { redisCloudSecret } from './rules/redis-cloud-secret.ts';
import { renderApiKey } from './rules/render-api-key.ts';
import { renderDeployHook } from './rules/render-deploy-hook.ts';
import { replicateApiToken } from './rules/replicate-api-token.ts';
import { resendApiKey } from './rules/resend-api-key.ts';
import { retoolApiToken } from './rules/retool-api-token.ts';
import { revaiAccessToken } from './rules/revai-access-token.ts';
import { revenuecatSecretKey } from './rules/revenuecat-secret-key.ts';
import { rocketchatWebhook } from './rules/rocketchat-webhook.ts';
import { rollbarAccessToken } from './rules/rollbar-access-token.ts';
import { rubygemsApiKey } from './rules/rubygems-api-key.ts';
import { runpodApiKey } from './rules/runpod-api-key.ts';
import { salesforceAccessToken } from './rules/salesforce-access-token.ts';
import { salesforceClientSecret } from './rules/salesforce-client-secret.ts';
import { salesforceConsumerKey } from './rules/salesforce-consumer-key.ts';
import { salesforceRefreshToken } from './rules/salesforce-refresh-token.ts';
import { samsaraApiToken } from './rules/samsara-api-token.ts';
import { sanityApiToken } from './rules/sanity-api-token.ts';
import { sauceLabsAccessKey } from './rules/sauce-labs-access-key.ts';
import { sberGigachatKey } from './rules/sber-gigachat-key.ts';
import { scaleaiApiKey } from './rules/scaleai-api-key.ts';
import { scalewaySecretKey } from './rules/scaleway-secret-key.ts';
import { scrapingbeeApiKey } from './rules/scrapingbee-api-key.ts';
import { segmentPublicApiToken } from './rules/segment-public-api-token.ts';
import { segmentWriteKey } from './rules/segment-write-key.ts';
import { semgrepAppToken } from './rules/semgrep-app-token.ts';
import { sendbirdApiToken } from './rules/sendbird-api-token.ts';
import { sendgridApiKey } from './rules/sendgrid-api-key.ts';
import { sendpulseApiSecret } from './rules/sendpulse-api-secret.ts';
import { sentryLegacyToken } from './rules/sentry-legacy-token.ts';
import { sentryOrganizationToken } from './rules/sentry-organization-token.ts';
import { sentryPrivateDsn } from './rules/sentry-private-dsn.ts';
import { sentryUserToken } from './rules/sentry-user-token.ts';
import { serpapiKey } from './rules/serpapi-key.ts';
import { serperApiKey } from './rules/serper-api-key.ts';
import { shippoLiveToken } from './rules/shippo-live-token.ts';
import { shippoTestToken } from './rules/shippo-test-token.ts';
import { shodanApiKey } from './rules/shodan-api-key.ts';
import { shopifyAccessToken } from './rules/shopify-access-token.ts';
import { shopifyCustomAppToken } from './rules/shopify-custom-app-token.ts';
import { shopifyPartnerToken } from './rules/shopify-partner-token.ts';
import { shopifyPrivateAppToken } from './rules/shopify-private-app-token.ts';
import { shopifySharedSecret } from './rules/shopify-shared-secret.ts';
import { sidekiqCredentials } from './rules/sidekiq-credentials.ts';
import { signalwireApiToken } from './rules/signalwire-api-token.ts';
import { sinchApiToken } from './rules/sinch-api-token.ts';
import { slackAppToken } from './rules/slack-app-token.ts';
import { slackBotToken } from './rules/slack-bot-token.ts';
import { slackConfigurationToken } from './rules/slack-configuration-token.ts';
import { slackLegacyToken } from './rules/slack-legacy-token.ts';
import { slackRefreshToken } from './rules/slack-refresh-token.ts';
import { slackSessionToken } from './rules/slack-session-token.ts';
import { slackSigningSecret } from './rules/slack-signing-secret.ts';
import { slackUserToken } from './rules/slack-user-token.ts';
import { slackWebhook } from './rules/slack-webhook.ts';
import { slackWorkflowToken } from './rules/slack-workflow-token.ts';
import { smartsheetAccessToken } from './rules/smartsheet-access-token.ts';
import { smartystreetsAuthToken } from './rules/smartystreets-auth-token.ts';
import { smscSmsApiKey } from './rules/smsc-sms-api-key.ts';
import { snowflakeAccessToken } from './rules/snowflake-access-token.ts';
import { snykAccessToken } from './rules/snyk-access-token.ts';
import { snykApiToken } from './rules/snyk-api-token.ts';
import { socketApiToken } from './rules/socket-api-token.ts';
import { sonarcloudToken } from './rules/sonarcloud-token.ts';
import { sonarqubeToken } from './rules/sonarqube-token.ts';
import { sourcegraphAccessToken } from './rules/sourcegraph-access-token.ts';
import { sourcegraphGatewayToken } from './rules/sourcegraph-gateway-token.ts';
import { sparkpostApiKey } from './rules/sparkpost-api-key.ts';
import { splunkHecToken } from './rules/splunk-hec-token.ts';
import { splunkObservabilityToken } from './rules/splunk-observability-token.ts';
import { spotifyClientSecret } from './rules/spotify-client-secret.ts';
import { squareAccessToken } from './rules/square-access-token.ts';
import { squareOauthSecret } from './rules/square-oauth-secret.ts';
import { squarePersonalToken } from './rules/square-personal-token.ts';
import { squareSandboxSecret } from './rules/square-sandbox-secret.ts';
import { sslmateApiKey } from './rules/sslmate-api-key.ts';
import { stabilityApiKey } from './rules/stability-api-key.ts';
import { stackexchangeApiKey } from './rules/stackexchange-api-key.ts';
import { stackhawkApiKey } from './rules/stackhawk-api-key.ts';
import { stackpathClientSecret } from './rules/stackpath-client-secret.ts';
import { statsigConsoleKey } from './rules/statsig-console-key.ts';
import { statsigServerSecret } from './rules/statsig-server-secret.ts';
import { statuspageApiKey } from './rules/statuspage-api-key.ts';
import { steamWebApiKey } from './rules/steam-web-api-key.ts';
import { stellarSecretSeed } from './rules/stellar-secret-seed.ts';
import { storyblokToken } from './rules/storyblok-token.ts';
import { stravaClientSecret } from './rules/strava-client-secret.ts';
import { stripeOrganizationKey } from './rules/stripe-organization-key.ts';
import { stripeRestrictedKey } from './rules/stripe-restricted-key.ts';
import { stripeSecretKey } from './rules/stripe-secret-key.ts';
import { stripeTestKey } from './rules/stripe-test-key.ts';
import { stripeWebhookSecret } from './rules/stripe-webhook-secret.ts';
import { stytchSecret } from './rules/stytch-secret.ts';
import { stytchTestSecret } from './rules/stytch-test-secret.ts';
import { sumologicAccessKey } from './rules/sumologic-access-key.ts';
import { sumologicHttpSource } from './rules/sumologic-http-source.ts';
import { sumsubAppToken } from './rules/sumsub-app-token.ts';
import { supabaseAccessToken } from './rules/supabase-access-token.ts';
import { supabaseSecretKey } from './rules/supabase-secret-key.ts';
import { supabaseServiceRoleKey } from './rules/supabase-service-role-key.ts';
import { surgeToken } from './rules/surge-token.ts';
import { surveymonkeyToken } from './rules/surveymonkey-token.ts';
import { svixApiKey } from './rules/svix-api-key.ts';
import { tableauAccessToken } from './rules/tableau-access-token.ts';
import { tailscaleKey } from './rules/tailscale-key.ts';
import { tatumApiKey } from './rules/tatum-api-key.ts';
import { tavilyApiKey } from './rules/tavily-api-key.ts';
import { taxjarApiToken } from './rules/taxjar-api-token.ts';
import { teamcityAccessToken } from './rules/teamcity-access-token.ts';
import { telegramBotToken } from './rules/telegram-bot-token.ts';
import { telegramNamedToken } from './rules/telegram-named-token.ts';
import { telnyxApiKey } from './rules/telnyx-api-key.ts';
import { temporalApiKey } from './rules/temporal-api-key.ts';
import { tencentSecretId } from './rules/tencent-secret-id.ts';
import { tencentSecretKey } from './rules/tencent-secret-key.ts';
import { testpypiApiToken } from './rules/testpypi-api-token.ts';
import { textlocalApiKey } from './rules/textlocal-api-key.ts';
import { tigrisSecretKey } from './rules/tigris-secret-key.ts';
import { tiktokClientSecret } from './rules/tiktok-client-secret.ts';
import { tinkoffInvestToken } from './rules/tinkoff-invest-token.ts';
import { tinybirdToken } from './rules/tinybird-token.ts';
import { todoistApiToken } from './rules/todoist-api-token.ts';
import { togetherApiKey } from './rules/together-api-key.ts';
import { togetherLegacyKey } from './rules/together-legacy-key.ts';
import { togglApiToken } from './rules/toggl-api-token.ts';
import { tomtomApiKey } from './rules/tomtom-api-key.ts';
import { transifexApiToken } from './rules/transifex-api-token.ts';
import { travisCiToken } from './rules/travis-ci-token.ts';
import { trelloApiToken } from './rules/trello-api-token.ts';
import { tremendousApiKey } from './rules/tremendous-api-key.ts';
import { triggerDevDevelopmentKey } from './rules/trigger-dev-development-key.ts';
import { triggerDevKey } from './rules/trigger-dev-key.ts';
import { tursoToken } from './rules/turso-token.ts';
import { twelvelabsApiKey } from './rules/twelvelabs-api-key.ts';
import { twilioApiKey } from './rules/twilio-api-key.ts';
import { twilioAuthToken } from './rules/twilio-auth-token.ts';
import { twitchChatToken } from './rules/twitch-chat-token.ts';
import { twitchClientSecret } from './rules/twitch-client-secret.ts';
import { twitterAccessToken } from './rules/twitter-access-token.ts';
import { twitterApiSecret } from './rules/twitter-api-secret.ts';
import { twitterBearerToken } from './rules/twitter-bearer-token.ts';
import { twitterConsumerKey } from './rules/twitter-consumer-key.ts';
import { typeformAccessToken } from './rules/typeform-access-token.ts';
import { typesenseApiKey } from './rules/typesense-api-key.ts';
import { ubidotsToken } from './rules/ubidots-token.ts';
import { unkeyRootKey } from './rules/unkey-root-key.ts';
import { unsplashSecretKey } from './rules/unsplash-secret-key.ts';
import { uploadcareSecretKey } from './rules/uploadcare-secret-key.ts';
import { uploadthingSecret } from './rules/uploadthing-secret.ts';
import { upstashApiKey } from './rules/upstash-api-key.ts';
import { upstashQstashToken } from './rules/upstash-qstash-token.ts';
import { upstashRestToken } from './rules/upstash-rest-token.ts';
import { uptimerobotApiKey } from './rules/uptimerobot-api-key.ts';
import { valTownToken } from './rules/val-town-token.ts';
import { vapidPrivateKey } from './rules/vapid-private-key.ts';
import { veracodeApiKey } from './rules/veracode-api-key.ts';
import { vercelBlobToken } from './rules/vercel-blob-token.ts';
import { vercelDeployHook } from './rules/vercel-deploy-hook.ts';
import { vercelEdgeConfig } from './rules/vercel-edge-config.ts';
import { vercelLegacyToken } from './rules/vercel-legacy-token.ts';
import { vercelToken } from './rules/vercel-token.ts';
import { virustotalApiKey } from './rules/virustotal-api-key.ts';
import { vkAccessToken } from './rules/vk-access-token.ts';
import { voiceflowApiKey } from './rules/voiceflow-api-key.ts';
import { volcengineAccessKey } from './rules/volcengine-access-key.ts';
import { volcengineSecretKey } from './rules/volcengine-secret-key.ts';
import { voyageApiKey } from './rules/voyage-api-key.ts';
import { vultrApiKey } from './rules/vultr-api-key.ts';
import { wakatimeApiKey } from './rules/wakatime-api-key.ts';
import { walletMnemonic } from './rules/wallet-mnemonic.ts';
import { wandbApiKey } from './rules/wandb-api-key.ts';
import { wandbLegacyKey } from './rules/wandb-legacy-key.ts';
import { weatherapiKey } from './rules/weatherapi-key.ts';
import { webexAccessToken } from './rules/webex-access-token.ts';
import { webflowApiToken } from './rules/webflow-api-token.ts';
import { wechatAppSecret } from './rules/wechat-app-secret.ts';
import { wecomWebhook } from './rules/wecom-webhook.ts';
import { wiseApiToken } from './rules/wise-api-token.ts';
import { witAiToken } from './rules/wit-ai-token.ts';
import { woocommerceConsumerKey } from './rules/woocommerce-consumer-key.ts';
import { woocommerceConsumerSecret } from './rules/woocommerce-consumer-secret.ts';
import { workosApiKey } from './rules/workos-api-key.ts';
import { xaiApiKey } from './rules/xai-api-key.ts';
import { xataApiKey } from './rules/xata-api-key.ts';
import { xenditDevelopmentKey } from './rules/xendit-development-key.ts';
import { xenditSecretKey } from './rules/xendit-secret-key.ts';
import { xeroClientSecret } from './rules/xero-client-secret.ts';
import { xrpSecretSeed } from './rules/xrp-secret-seed.ts';
import { yandexApiKey } from './rules/yandex-api-key.ts';
import { yandexIamToken } from './rules/yandex-iam-token.ts';
import { yandexOauthToken } from './rules/yandex-oauth-token.ts';
import { yandexStaticSecret } from './rules/yandex-static-secret.ts';
import { yelpApiKey } from './rules/yelp-api-key.ts';
import { yookassaSecretKey } from './rules/yookassa-secret-key.ts';
import { zadarmaApiSecret } from './rules/zadarma-api-secret.ts';
import { zapierWebhook } from './rules/zapier-webhook.ts';
import { zendeskApiToken } from './rules/zendesk-api-token.ts';
import { zenviaApiToken } from './rules/zenvia-api-token.ts';
import { zerobounceApiKey } from './rules/zerobounce-api-key.ts';
import { zerotierApiToken } from './rules/zerotier-api-token.ts';
import { zhipuApiKey } from './rules/zhipu-api-key.ts';
import { zillizApiKey } from './rules/zilliz-api-key.ts';
import { zohoClientSecret } from './rules/zoho-client-secret.ts';
import { zohoToken } from './rules/zoho-token.ts';
import { zoomClientSecret } from './rules/zoom-client-secret.ts';
import { zuoraClientSecret } from './rules/zuora-client-secret.ts';
import { zuploApiKey } from './rules/zuplo-api-key.ts';
import type { SecretRule } from './secret-rule.ts';

/**
 * The formats of providers from LangSmith to Zuora, of clouds, webhooks and wallets: what is known by its own form
 * first, then what is only known by the name beside it.
 */
export const rulesS3: readonly SecretRule[] = [
  paystackSecretKey,
  paystackTestKey,
  telegramBotToken,
  npmAccessToken,
  supabaseServiceRoleKey,
  twitterBearerToken,
  natsNkeySeed,
  stellarSecretSeed,
  xrpSecretSeed,
  bitcoinPrivateKey,
  bitcoinExtendedPrivateKey,
  ethereumPrivateKey,
  walletMnemonic,
  langsmithPersonalToken,
  langsmithServiceKey,
  langsmithLegacyKey,
  langfuseSecretKey,
  launchdarklySdkKey,
  launchdarklyMobileKey,
  launchdarklyRelayKey,
  linearApiKey,
  linearOauthToken,
  linearWebhookSecret,
  linkedinPrimarySecret,
  lobLiveKey,
  lobTestKey,
  lineChannelToken,
  liveblocksSecretKey,
  liveblocksDevKey,
  llamacloudApiKey,
  llamaApiKey,
  larkWebhook,
  mailchimpApiKey,
  mailersendApiToken,
  mailgunPrivateKey,
  mailgunApiKey,
  mandrillApiKey,
  mapboxSecretToken,
  mapboxTemporaryToken,
  maxmindLicenseKey,
  mattermostWebhook,
  microsoftTeamsWebhook,
  microsoftWorkflowWebhook,
  mongodbAtlasServiceSecret,
  mem0ApiKey,
  mercadopagoAccessToken,
  mercadopagoTestToken,
  midtransServerKey,
  midtransSandboxKey,
  mercuryApiToken,
  makeWebhook,
  neonApiKey,
  netlifyAccessToken,
  netlifyBuildHook,
  newRelicUserKey,
  newRelicLicenseKey,
  newRelicInsertKey,
  newRelicQueryKey,
  newRelicAdminKey,
  newRelicRestKey,
  newRelicBrowserKey,
  newRelicSyntheticsKey,
  notionToken,
  notionLegacyToken,
  nugetApiKey,
  nvidiaApiKey,
  nylasApiKey,
  netbirdAccessToken,
  nightfallApiKey,
  octopusDeployApiKey,
  onesignalAppKey,
  onesignalOrganizationKey,
  openaiProjectKey,
  openaiServiceKey,
  openaiAdminKey,
  openaiApiKey,
  openaiSessionToken,
  openrouterApiKey,
  onfidoApiToken,
  onfidoSandboxToken,
  oryAccessToken,
  openvsxAccessToken,
  omiseSecretKey,
  omiseTestKey,
  packagistToken,
  paddleApiKey,
  paddleSandboxKey,
  paddleWebhookSecret,
  asaasApiKey,
  perplexityApiKey,
  pineconeApiKey,
  plaidAccessToken,
  plaidSandboxToken,
  planetscalePassword,
  planetscaleServiceToken,
  planetscaleOauthToken,
  postmanApiKey,
  postmanCollectionKey,
  posthogPersonalKey,
  posthogSecretKey,
  prefectUserKey,
  prefectServiceKey,
  pulumiAccessToken,
  pypiApiToken,
  testpypiApiToken,
  polarAccessToken,
  prismaAccelerateKey,
  pubnubSecretKey,
  personaApiKey,
  personaSandboxKey,
  logfireWriteToken,
  promptlayerApiKey,
  qdrantApiKey,
  quicknodeApiKey,
  quicknodeEndpoint,
  rapidapiKey,
  razorpayKeyId,
  readmeApiKey,
  replicateApiToken,
  renderApiKey,
  renderDeployHook,
  resendApiKey,
  rubygemsApiKey,
  runpodApiKey,
  retoolApiToken,
  rocketchatWebhook,
  salesforceAccessToken,
  salesforceRefreshToken,
  salesforceConsumerKey,
  samsaraApiToken,
  segmentPublicApiToken,
  sendgridApiKey,
  sentryUserToken,
  sentryOrganizationToken,
  sentryPrivateDsn,
  shippoLiveToken,
  shippoTestToken,
  shopifyAccessToken,
  shopifyCustomAppToken,
  shopifyPrivateAppToken,
  shopifySharedSecret,
  shopifyPartnerToken,
  sidekiqCredentials,
  slackBotToken,
  slackUserToken,
  slackLegacyToken,
  slackSessionToken,
  slackConfigurationToken,
  slackRefreshToken,
  slackAppToken,
  slackWorkflowToken,
  slackWebhook,
  snykAccessToken,
  sonarqubeToken,
  sourcegraphAccessToken,
  sourcegraphGatewayToken,
  squareAccessToken,
  squarePersonalToken,
  squareOauthSecret,
  squareSandboxSecret,
  statsigServerSecret,
  statsigConsoleKey,
  stripeSecretKey,
  stripeRestrictedKey,
  stripeOrganizationKey,
  stripeTestKey,
  stripeWebhookSecret,
  sumologicHttpSource,
  supabaseAccessToken,
  supabaseSecretKey,
  stytchSecret,
  stytchTestSecret,
  stackhawkApiKey,
  socketApiToken,
  sumsubAppToken,
  tailscaleKey,
  teamcityAccessToken,
  tinybirdToken,
  togetherApiKey,
  twilioApiKey,
  twitchChatToken,
  typeformAccessToken,
  tencentSecretId,
  tavilyApiKey,
  triggerDevKey,
  triggerDevDevelopmentKey,
  telnyxApiKey,
  tigrisSecretKey,
  twelvelabsApiKey,
  transifexApiToken,
  unkeyRootKey,
  uptimerobotApiKey,
  ubidotsToken,
  vercelToken,
  vercelBlobToken,
  vercelDeployHook,
  vercelEdgeConfig,
  voiceflowApiKey,
  voyageApiKey,
  veracodeApiKey,
  valTownToken,
  vkAccessToken,
  wandbApiKey,
  webexAccessToken,
  woocommerceConsumerSecret,
  woocommerceConsumerKey,
  wakatimeApiKey,
  wecomWebhook,
  xaiApiKey,
  xataApiKey,
  xenditSecretKey,
  xenditDevelopmentKey,
  yandexOauthToken,
  yandexIamToken,
  yandexApiKey,
  yandexStaticSecret,
  zapierWebhook,
  zohoToken,
  zuploApiKey,
  zhipuApiKey,
  baiduCloudApiKey,
  volcengineAccessKey,
  dingtalkWebhook,
  dingtalkSigningSecret,
  iftttWebhookKey,
  cashfreeSecretKey,
  cashfreeTestKey,
  yookassaSecretKey,
  launchdarklyAccessToken,
  linearClientSecret,
  linkedinClientSecret,
  logglyToken,
  logzioToken,
  logdnaIngestionKey,
  logtailSourceToken,
  lookerClientSecret,
  lokaliseApiToken,
  linodeToken,
  lineChannelSecret,
  livekitApiSecret,
  larkAppSecret,
  lemonsqueezyApiKey,
  laceworkApiSecret,
  lastfmSharedSecret,
  lemlistApiKey,
  lithicApiKey,
  loopsApiKey,
  mailerliteApiToken,
  mailgunSigningKey,
  mailjetApiKey,
  mandrillLegacyKey,
  mailtrapApiToken,
  mattermostAccessToken,
  messagebirdApiKey,
  mistralApiKey,
  mixpanelServiceSecret,
  mongodbAtlasPrivateKey,
  mollieApiKey,
  mollieTestKey,
  mondayApiToken,
  moonshotApiKey,
  muxTokenSecret,
  modalTokenSecret,
  meilisearchMasterKey,
  memfaultApiKey,
  minioSecretKey,
  microsoftBingKey,
  netlifyLegacyToken,
  ngrokAuthtoken,
  nvidiaNgcKey,
  nytimesApiKey,
  nexmoApiSecret,
  novuSecretKey,
  nvdApiKey,
  naverClientSecret,
  oktaApiToken,
  oktaClientSecret,
  onesignalLegacyKey,
  opsgenieApiKey,
  ovhApplicationSecret,
  openweathermapApiKey,
  optimizelyAccessToken,
  oneloginClientSecret,
  pagerdutyApiKey,
  pagerdutyIntegrationKey,
  paypalClientSecret,
  pagarmeSecretKey,
  pagseguroToken,
  pineconeLegacyKey,
  plaidSecret,
  plivoAuthToken,
  postmarkServerToken,
  pusherAppSecret,
  pusherBeamsKey,
  pipedriveApiToken,
  pivotalTrackerToken,
  polygonApiKey,
  pushbulletAccessToken,
  pushoverToken,
  percyToken,
  phraseAccessToken,
  playhtSecretKey,
  pandadocApiKey,
  proxmoxApiToken,
  quayRobotToken,
  qaseApiToken,
  qualtricsApiToken,
  qiniuSecretKey,
  railwayToken,
  razorpayKeySecret,
  rollbarAccessToken,
  redditClientSecret,
  revenuecatSecretKey,
  recaptchaSecretKey,
  recurlyPrivateKey,
  redisCloudSecret,
  revaiAccessToken,
  salesforceClientSecret,
  scalewaySecretKey,
  segmentWriteKey,
  sendbirdApiToken,
  sentryLegacyToken,
  shodanApiKey,
  slackSigningSecret,
  snykApiToken,
  sonarcloudToken,
  splunkHecToken,
  splunkObservabilityToken,
  spotifyClientSecret,
  stabilityApiKey,
  sumologicAccessKey,
  surgeToken,
  svixApiKey,
  serpapiKey,
  serperApiKey,
  scaleaiApiKey,
  scrapingbeeApiKey,
  sauceLabsAccessKey,
  sanityApiToken,
  signalwireApiToken,
  sparkpostApiKey,
  storyblokToken,
  stravaClientSecret,
  semgrepAppToken,
  smartsheetAccessToken,
  steamWebApiKey,
  stackexchangeApiKey,
  statuspageApiKey,
  sinchApiToken,
  sendpulseApiSecret,
  smartystreetsAuthToken,
  sslmateApiKey,
  surveymonkeyToken,
  snowflakeAccessToken,
  telegramNamedToken,
  temporalApiKey,
  togetherLegacyKey,
  travisCiToken,
  trelloApiToken,
  tursoToken,
  twilioAuthToken,
  twitchClientSecret,
  twitterApiSecret,
  twitterConsumerKey,
  twitterAccessToken,
  tencentSecretKey,
  tatumApiKey,
  tremendousApiKey,
  todoistApiToken,
  togglApiToken,
  taxjarApiToken,
  tomtomApiKey,
  tableauAccessToken,
  typesenseApiKey,
  tiktokClientSecret,
  upstashRestToken,
  upstashQstashToken,
  upstashApiKey,
  unsplashSecretKey,
  uploadcareSecretKey,
  uploadthingSecret,
  vercelLegacyToken,
  vultrApiKey,
  virustotalApiKey,
  vapidPrivateKey,
  wandbLegacyKey,
  webflowApiToken,
  wiseApiToken,
  workosApiKey,
  wechatAppSecret,
  witAiToken,
  weatherapiKey,
  xeroClientSecret,
  yelpApiKey,
  zendeskApiToken,
  zohoClientSecret,
  zoomClientSecret,
  zerobounceApiKey,
  zerotierApiToken,
  zillizApiKey,
  zuoraClientSecret,
  huaweiSecretKey,
  baiduSecretKey,
  volcengineSecretKey,
  okxApiSecret,
  bybitApiSecret,
  mexcApiSecret,
  rabbitmqCloudKey,
  cdnKeycdnApiKey,
  stackpathClientSecret,
  zadarmaApiSecret,
  smscSmsApiKey,
  msg91AuthKey,
  textlocalApiKey,
  zenviaApiToken,
  paytmMerchantKey,
  phonepeSaltKey,
  tinkoffInvestToken,
  sberGigachatKey,
  openaiStyleKey,
  openaiNamedKey,
];
