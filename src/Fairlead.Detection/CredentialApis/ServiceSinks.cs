using static Fairlead.Detection.CredentialApis.CredentialSink;
using static Fairlead.Detection.CredentialApis.SecretKind;
using static Fairlead.Detection.CredentialApis.SinkCondition;

namespace Fairlead.Detection.CredentialApis;

/// <summary>Services that are called over the network with a key.</summary>
internal static class ServiceSinks
{
    public static IReadOnlyList<CredentialSink> All { get; } =
    [
        // OpenAI
        .. Type("OpenAI.OpenAIClient", Constructor("apiKey", ApiKey)),
        .. Type("OpenAI.Chat.ChatClient", Constructor("apiKey", ApiKey)),
        .. Type("OpenAI.Embeddings.EmbeddingClient", Constructor("apiKey", ApiKey)),
        .. Type("OpenAI.Images.ImageClient", Constructor("apiKey", ApiKey)),
        .. Type("OpenAI.Audio.AudioClient", Constructor("apiKey", ApiKey)),

        // Anthropic
        .. Type("Anthropic.AnthropicClient",
            Property("ApiKey", ApiKey),
            Property("AuthToken", Token)),
        .. Type("Anthropic.Core.ClientOptions",
            Property("ApiKey", ApiKey),
            Property("AuthToken", Token)),

        // Stripe.net
        .. Type("Stripe.StripeConfiguration", Property("ApiKey", ApiKey)),
        .. Type("Stripe.StripeClient", Constructor("apiKey", ApiKey)),
        .. Type("Stripe.StripeClientOptions", Property("ApiKey", ApiKey)),
        .. Type("Stripe.RequestOptions", Property("ApiKey", ApiKey)),
        .. Type("Stripe.EventUtility",
            Method("ConstructEvent", "secret", WebhookSecret),
            Method("ValidateSignature", "secret", WebhookSecret)),

        // Twilio
        .. Type("Twilio.TwilioClient",
            Method("Init", "password", Token),
            Method("SetPassword", "password", Token)),
        .. Type("Twilio.Clients.TwilioRestClient", Constructor("password", Token)),
        .. Type("Twilio.Security.RequestValidator", Constructor("secret", WebhookSecret)),
        .. Type("Twilio.Jwt.AccessToken.Token", Constructor("secret", SigningKey)),
        .. Type("Twilio.Credential.ClientCredentialProvider", Constructor("clientSecret", ClientSecret)),

        // SendGrid
        .. Type("SendGrid.SendGridClient", Constructor("apiKey", ApiKey)),
        .. Type("SendGrid.SendGridClientOptions", Property("ApiKey", ApiKey)),

        // SlackNet
        .. Type("SlackNet.SlackApiClient", Constructor("token", Token)),
        .. Type("SlackNet.SlackServiceConfigurationBase`1",
            Method("UseApiToken", "token", Token),
            Method("UseAppLevelToken", "token", Token)),

        // SlackNet.AspNetCore
        .. Type("SlackNet.AspNetCore.SlackEndpointConfiguration", Method("UseSigningSecret", "signingSecret", WebhookSecret)),

        // Octokit
        .. Type("Octokit.Credentials",
            Constructor("token", Token),
            Constructor("password", Password)),
        .. Type("Octokit.OauthTokenRequest", Constructor("clientSecret", ClientSecret)),

        // NGitLab
        .. Type("NGitLab.GitLabClient",
            Constructor("apiToken", Token),
            Constructor("password", Password)),

        // Octopus.Client
        .. Type("Octopus.Client.OctopusServerEndpoint", Constructor("apiKey", ApiKey)),

        // Telegram.Bot
        .. Type("Telegram.Bot.TelegramBotClient", Constructor("token", Token)),
        .. Type("Telegram.Bot.TelegramBotClientOptions", Constructor("token", Token)),

        // Discord.Net
        .. Type("Discord.Rest.BaseDiscordClient", Method("LoginAsync", "token", Token)),

        // Discord.Net.Webhook
        .. Type("Discord.Webhook.DiscordWebhookClient",
            Constructor("webhookToken", Token),
            Constructor("webhookUrl", WebhookUrl)),

        // LaunchDarkly.ServerSdk
        .. Type("LaunchDarkly.Sdk.Server.LdClient", Constructor("sdkKey", ApiKey)),
        .. Type("LaunchDarkly.Sdk.Server.Configuration",
            Method("Builder", "sdkKey", ApiKey),
            Method("Default", "sdkKey", ApiKey)),

        // Braintree
        .. Type("Braintree.BraintreeGateway",
            Constructor("privateKey", ApiKey),
            Constructor("clientSecret", ClientSecret),
            Constructor("accessToken", Token),
            Property("PrivateKey", ApiKey)),

        // CloudinaryDotNet
        .. Type("CloudinaryDotNet.Account", Constructor("apiSecret", ApiKey)),
        .. Type("CloudinaryDotNet.Cloudinary", Constructor("cloudinaryUrl", ConnectionString, when: HoldsSecret)),

        // Algolia.Search
        .. Type("Algolia.Search.Clients.SearchClient", Constructor("apiKey", ApiKey, when: Public)),
        .. Type("Algolia.Search.Clients.SearchConfig", Constructor("apiKey", ApiKey, when: Public)),

        // PusherServer
        .. Type("PusherServer.Pusher", Constructor("appSecret", ClientSecret)),

        // Mailjet.Api
        .. Type("Mailjet.Client.MailjetClient",
            Constructor("apiSecret", ApiKey),
            Constructor("token", Token)),

        // ShopifySharp
        .. Type("ShopifySharp.Credentials.ShopifyApiCredentials", Constructor("accessToken", Token)),
        .. Type("ShopifySharp.OrderService", Constructor("shopAccessToken", Token)),

        // TweetinviAPI
        .. Type("Tweetinvi.Models.TwitterCredentials",
            Constructor("consumerSecret", ClientSecret),
            Constructor("accessTokenSecret", Token)),

        // Vonage
        .. Type("Vonage.Request.Credentials",
            Method("FromApiKeyAndSecret", "apiSecret", ApiKey),
            Method("FromAppIdAndPrivateKey", "privateKey", PrivateKey)),

        // Sentry
        .. Type("Sentry.SentryOptions", Property("Dsn", PublicIdentifier, when: Public)),

        // Microsoft.SemanticKernel.Connectors.OpenAI
        .. Type("Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions", Method("AddOpenAIChatCompletion", "apiKey", ApiKey)),
        // Whole families
        .. Type("Microsoft.SemanticKernel.*",
            Constructor("apiKey", ApiKey),
            Method("AddOpenAIChatCompletion", "apiKey", ApiKey),
            Method("AddAzureOpenAIChatCompletion", "apiKey", ApiKey),
            Method("AddGoogleAIGeminiChatCompletion", "apiKey", ApiKey)),
        .. Type("ShopifySharp.*", Constructor("shopAccessToken", Token)),
        .. Type("OpenAI.*", Constructor("apiKey", ApiKey)),
        .. Type("Microsoft.CognitiveServices.Speech.SpeechConfig", Method("FromSubscription", "subscriptionKey", ApiKey)),
        .. Type("Slack.Webhooks.SlackClient", Constructor("webhookUrl", WebhookUrl)),
    ];
}
