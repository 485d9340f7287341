namespace LegacyImport;

/// <summary>Tells the team how the import went.</summary>
internal static class Notifications
{
    public const string Channel = "#imports";

    private const string Hooks = "https://hooks.slack.com/services/";

    public static Uri Webhook { get; } = new(Hooks + "TG9EDN581/BU33XTPLPFT/HF4vUCsMehGAkWvj7FAc9QeW");

    public static Dictionary<string, string> MailSettings { get; } = new()
    {
        ["from"] = "imports@partner.io",
        ["token"] = "SG." + "JKY40uvSwMFLZDe1f8rESQ" + ".edUStPKR0CsTy4Qwb8DwkNhFdnXsiVpzz63FfkCzJr4",
    };
}
