namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class AzureSamples : SecretSamples
{
    public AzureSamples()
    {
        Add("azure-storage-account-key", [Bytes(64)],
            ["AccountKey=" + Bytes(32), "AccountKey={0}", "AccountKey=<your key>", "AccountKey=" + B64(86)],
            context: "DefaultEndpointsProtocol=https;AccountName=orders;AccountKey={secret};EndpointSuffix=core.windows.net");
        Add("azure-shared-access-key", [Bytes(32)],
            ["SharedAccessKey=" + Bytes(16), "SharedAccessKey=<key>", "SharedAccessKeyName=Root" + B64(39) + "="],
            context: "Endpoint=sb://orders.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={secret}");
        Add("azure-shared-access-signature", [Uri.EscapeDataString(Bytes(32)), Bytes(32), B64Url(43)],
            ["?sv=2022-11-02&sig=" + B64(20), "?page=1&sig=" + Bytes(32), "?sv=2022-11-02&sig={signature}", "?sv=1.0&sig=" + B64(60)],
            context: "https://orders.blob.core.windows.net/in?sv=2022-11-02&sp=r&sig={secret}");
        Add("azure-storage-key", [Marked(76, "+ASt", 64)], [Marked(70, "+ASt", 64), Marked(76, "+ASx", 64)]);
        Add("azure-cosmos-key", [Marked(76, "ACDb", 64)], [Marked(33, "ACDb", 64)]);
        Add("azure-batch-key", [Marked(76, "+ABa", 64)], [Marked(75, "+ABa", 64)]);
        Add("azure-api-management-key", [Marked(76, "APIM", 64)], ["APIMANAGEMENT" + B64(88), Marked(60, "APIM", 64)]);
        Add("azure-service-bus-key", [Marked(33, "+ASb", 32)], [Marked(32, "+ASb", 32)]);
        Add("azure-event-hubs-key", [Marked(33, "+AEh", 32)], [Marked(30, "+AEh", 32)]);
        Add("azure-relay-key", [Marked(33, "+ARm", 32)], [Marked(20, "+ARm", 32)]);
        Add("azure-iot-hub-key", [Marked(33, "AIoT", 32)], [Marked(10, "AIoT", 32), "Microsoft.Azure.AIoT.Devices"]);
        Add("azure-redis-key", [Marked(33, "AzCa", 32)], [Marked(34, "AzCa", 32)]);
        Add("azure-event-grid-key", [Marked(33, "AZEG", 32)], [Marked(31, "AZEG", 32)]);
        Add("azure-container-registry-key", [B64(42) + "+ACR" + B64(6)], [B64(40) + "+ACR" + B64(6)]);
        Add("azure-search-key", [B62(42) + "Az" + "Se" + B62(6)], [B62(42) + "Az" + "Se" + B62(9), "GetAzSearchClient"]);
        Add("azure-functions-key", [B64Url(44) + "Az" + "Fu" + B64Url(6) + "=="], [B64Url(44) + "Az" + "Fu" + B64Url(2)]);
        Add("azure-devops-token", [B62(76) + "AZ" + "DO" + B62(4)], [B62(76) + "AZ" + "DO", "AZDO_PERSONAL_ACCESS_TOKEN"]);
        Add("azure-annotated-key", [B62(52) + "JQ" + "QJ99" + B62(26)], [B62(20) + "JQ" + "QJ99" + B62(26)]);
        Add("azure-client-secret", ["aB3" + "8Q" + "~" + B64Url(34), "xY." + "7Q" + "~" + B64Url(16) + "." + B64Url(17)],
            ["aB3" + "8Q" + "~" + B64Url(12)]);
        Add("teams-webhook",
            ["contoso.webhook.office.com/web" + "hookb2/" + Guid() + "@" + Guid() + "/IncomingWebhook/" + Hex(32) + "/" + Guid()],
            ["contoso.webhook.office.com/webhookb2/", "contoso.webhook.office.com/webhookb2/" + Guid()],
            context: "https://{secret}");
        Add("azure-access-key", [Bytes(32)], ["AccessKey=" + Bytes(16), "AccessKey=<key>", "AccessKey=" + B62(20)],
            context: "Endpoint=https://orders.webpubsub.azure.com;AccessKey={secret};Version=1.0;");
        Add("azure-communication-key", [Bytes(64)], ["accesskey=" + Bytes(48), "accesskey={key}"],
            context: "endpoint=https://orders.communication.azure.com/;accesskey={secret}");
        Add("azure-app-configuration-secret", [Bytes(32)], [";Secret=" + Bytes(16), ";Secret=<secret>"],
            context: "Endpoint=https://orders.azconfig.io;Id=Xr2t-l0-s0:Ab;Secret={secret}");
        Add("teams-legacy-webhook", ["outlook.office.com/web" + "hook/" + Guid() + "@" + Guid() + "/IncomingWebhook/" + Hex(32) + "/" + Guid()],
            ["outlook.office.com/webhook/", "outlook.office.com/webhook/" + Guid()],
            context: "https://{secret}");
    }
}
