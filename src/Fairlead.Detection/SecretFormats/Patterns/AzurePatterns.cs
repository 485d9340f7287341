using Fairlead.Detection.SecretFormats.Checks;
using Fairlead.Detection.SecretFormats.Shapes;
using Fairlead.Detection.Text.Values;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>
/// Azure. Its newer keys are random base64 with four fixed characters at a fixed place, which name the service; the older ones are known by
/// the connection-string property that they stand in.
/// </summary>
internal static class AzurePatterns
{
    private static readonly CharSet ClientSecretCharacters = CharSet.Base64Url.With("~.");

    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("azure-storage-account-key", "an Azure storage account key", Before("AccountKey=", "accountkey=", "ACCOUNTKEY="), Base64(86),
            "==")
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = "64 bytes",
        },
        new("azure-shared-access-key", "the shared access key of an Azure service",
            Before("SharedAccessKey=", "sharedaccesskey=", "SHAREDACCESSKEY="), Base64(43), "=")
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = "32 bytes",
        },
        new("azure-access-key", "the access key of an Azure service", Before("AccessKey=", "accesskey=", "accessKey="), Base64(43), "=")
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = "32 bytes",
        },
        new("azure-communication-key", "an Azure Communication Services key", Before("AccessKey=", "accesskey=", "accessKey="),
            Base64(86), "==")
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = "64 bytes",
        },
        new("azure-app-configuration-secret", "the secret of an Azure App Configuration store", Before(";Secret="), Base64(43), "=")
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = "32 bytes",
        },
        new("azure-shared-access-signature", "an Azure shared access signature",
            new SharedAccessSignatureShape()) { CheckName = "32 bytes, query with a grant" },
        Identifiable("azure-storage-key", "an Azure storage account key", 76, "+ASt", 6, "=="),
        Identifiable("azure-cosmos-key", "an Azure Cosmos DB key", 76, "ACDb", 6, "=="),
        Identifiable("azure-batch-key", "an Azure Batch key", 76, "+ABa", 6, "=="),
        Identifiable("azure-api-management-key", "an Azure API Management key", 76, "APIM", 6, "=="),
        Identifiable("azure-service-bus-key", "an Azure Service Bus key", 33, "+ASb", 6, "="),
        Identifiable("azure-event-hubs-key", "an Azure Event Hubs key", 33, "+AEh", 6, "="),
        Identifiable("azure-relay-key", "an Azure Relay key", 33, "+ARm", 6, "="),
        Identifiable("azure-iot-hub-key", "an Azure IoT key", 33, "AIoT", 6, "="),
        Identifiable("azure-redis-key", "an Azure Cache for Redis key", 33, "AzCa", 6, "="),
        Identifiable("azure-event-grid-key", "an Azure Event Grid key", 33, "AZEG", 6, "="),
        new("azure-container-registry-key", "an Azure container registry key", Base64(42), "+ACR", Base64(6)),
        new("azure-search-key", "an Azure AI Search key", Alphanumeric(42), "AzSe", Alphanumeric(6)),
        new("azure-functions-key", "an Azure Functions key", Base64Url(44), "AzFu", Base64Url(6), "=="),
        new("azure-devops-token", "an Azure DevOps personal access token", Alphanumeric(76), "AZDO", Alphanumeric(4)),
        new("azure-annotated-key", "an Azure key", Alphanumeric(52), "JQQJ99", Alphanumeric(26, 28)),
        new("azure-client-secret", "the client secret of a Microsoft Entra application",
            Run(ClientSecretCharacters, 3, 3), OneOf([.. "0123456789".Select(digit => digit + "Q~")]), Run(ClientSecretCharacters, 31, 34)),
        new("teams-webhook", "a Microsoft Teams webhook URL", Run(CharSet.Alphanumeric.With("-"), 1, 60), ".webhook.office.com/webhookb2/",
            Run(CharSet.Hex.With("-@"), 73, 73), "/IncomingWebhook/", LowerHex(32), "/", Run(CharSet.Hex.With("-"), 36, 36)),
        new("teams-legacy-webhook", "a Microsoft Teams webhook URL", "outlook.office.com/webhook/", Run(CharSet.Hex.With("-@"), 73, 73),
            "/IncomingWebhook/", LowerHex(32), "/", Run(CharSet.Hex.With("-"), 36, 36)),
    ];

    private static SecretPattern Identifiable(string id, string title, int before, string mark, int after, string padding) =>
        new(id, title, Base64(before), mark, Base64(after), padding)
        {
            Check = SecretContents.IsSymmetricKey,
            CheckName = padding.Length == 2 ? "64 bytes" : "32 bytes",
        };
}
