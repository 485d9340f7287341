namespace Fairlead.Detection.CredentialApis;

/// <summary>Services that are called over the network with a key.</summary>
internal static class ServiceSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } = CredentialSinkParser.Parse("""
        # OpenAI
        OpenAI.OpenAIClient
            new(apiKey@0)  ApiKey
        OpenAI.Chat.ChatClient
            new(apiKey@1)  ApiKey
        OpenAI.Embeddings.EmbeddingClient
            new(apiKey@1)  ApiKey
        OpenAI.Images.ImageClient
            new(apiKey@1)  ApiKey
        OpenAI.Audio.AudioClient
            new(apiKey@1)  ApiKey

        # Anthropic
        Anthropic.AnthropicClient
            ApiKey     ApiKey
            AuthToken  Token
        Anthropic.Core.ClientOptions
            ApiKey     ApiKey
            AuthToken  Token

        # Stripe.net
        Stripe.StripeConfiguration
            ApiKey  ApiKey
        Stripe.StripeClient
            new(apiKey@0)  ApiKey
        Stripe.StripeClientOptions
            ApiKey  ApiKey
        Stripe.RequestOptions
            ApiKey  ApiKey
        Stripe.EventUtility
            ConstructEvent(secret@2)     WebhookSecret
            ValidateSignature(secret@2)  WebhookSecret

        # Twilio
        Twilio.TwilioClient
            Init(password@1/3)       Token
            SetPassword(password@0)  Token
        Twilio.Clients.TwilioRestClient
            new(password@1)  Token
        Twilio.Security.RequestValidator
            new(secret@0)  WebhookSecret
        Twilio.Jwt.AccessToken.Token
            new(secret@2)  SigningKey
        Twilio.Credential.ClientCredentialProvider
            new(clientSecret@1)  ClientSecret

        # SendGrid
        SendGrid.SendGridClient
            new(apiKey@0@1/6@1/7)  ApiKey
        SendGrid.SendGridClientOptions
            ApiKey  ApiKey

        # SlackNet
        SlackNet.SlackApiClient
            new(token)  Token
        SlackNet.SlackServiceConfigurationBase`1
            UseApiToken(token)       Token
            UseAppLevelToken(token)  Token

        # SlackNet.AspNetCore
        SlackNet.AspNetCore.SlackEndpointConfiguration
            UseSigningSecret(signingSecret)  WebhookSecret

        # Octokit
        Octokit.Credentials
            new(token@0/1)   Token
            new(password@1)  Password
        Octokit.OauthTokenRequest
            new(clientSecret@1)  ClientSecret

        # NGitLab
        NGitLab.GitLabClient
            new(apiToken)  Token
            new(password)  Password

        # Octopus.Client
        Octopus.Client.OctopusServerEndpoint
            new(apiKey)  ApiKey

        # Telegram.Bot
        Telegram.Bot.TelegramBotClient
            new(token@0)  Token
        Telegram.Bot.TelegramBotClientOptions
            new(token@0)  Token

        # Discord.Net
        Discord.Rest.BaseDiscordClient
            LoginAsync(token)  Token

        # Discord.Net.Webhook
        Discord.Webhook.DiscordWebhookClient
            new(webhookToken)  Token
            new(webhookUrl)    WebhookUrl

        # LaunchDarkly.ServerSdk
        LaunchDarkly.Sdk.Server.LdClient
            new(sdkKey)  ApiKey
        LaunchDarkly.Sdk.Server.Configuration
            Builder(sdkKey)  ApiKey
            Default(sdkKey)  ApiKey

        # Braintree
        Braintree.BraintreeGateway
            new(privateKey)    ApiKey
            new(clientSecret)  ClientSecret
            new(accessToken)   Token
            PrivateKey         ApiKey

        # CloudinaryDotNet
        CloudinaryDotNet.Account
            new(apiSecret)  ApiKey
        CloudinaryDotNet.Cloudinary
            new(cloudinaryUrl)  ConnectionString  HoldsSecret

        # Algolia.Search
        Algolia.Search.Clients.SearchClient
            new(apiKey)  ApiKey  Public
        Algolia.Search.Clients.SearchConfig
            new(apiKey)  ApiKey  Public

        # PusherServer
        PusherServer.Pusher
            new(appSecret)  ClientSecret

        # Mailjet.Api
        Mailjet.Client.MailjetClient
            new(apiSecret)  ApiKey
            new(token)      Token

        # ShopifySharp
        ShopifySharp.Credentials.ShopifyApiCredentials
            new(accessToken)  Token
        ShopifySharp.OrderService
            new(shopAccessToken)  Token

        # TweetinviAPI
        Tweetinvi.Models.TwitterCredentials
            new(consumerSecret)     ClientSecret
            new(accessTokenSecret)  Token

        # Vonage
        Vonage.Request.Credentials
            FromApiKeyAndSecret(apiSecret)      ApiKey
            FromAppIdAndPrivateKey(privateKey)  PrivateKey

        # Sentry
        Sentry.SentryOptions
            Dsn  PublicIdentifier  Public

        # Microsoft.SemanticKernel.Connectors.OpenAI
        Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions
            AddOpenAIChatCompletion(apiKey@2/5)  ApiKey

        # Whole families
        Microsoft.SemanticKernel.*
            new(apiKey)                              ApiKey
            AddOpenAIChatCompletion(apiKey)          ApiKey
            AddAzureOpenAIChatCompletion(apiKey)     ApiKey
            AddGoogleAIGeminiChatCompletion(apiKey)  ApiKey
        ShopifySharp.*
            new(shopAccessToken)  Token
        OpenAI.*
            new(apiKey)  ApiKey
        Microsoft.CognitiveServices.Speech.SpeechConfig
            FromSubscription(subscriptionKey)  ApiKey
        Slack.Webhooks.SlackClient
            new(webhookUrl)  WebhookUrl
        """);
}
