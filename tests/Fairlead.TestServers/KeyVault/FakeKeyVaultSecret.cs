using System.Text.Json.Nodes;

namespace Fairlead.TestServers.KeyVault;

/// <summary>A secret with all its versions; the last is the current one.</summary>
internal sealed class FakeKeyVaultSecret(string name)
{
    public string Name { get; } = name;

    public List<FakeKeyVaultVersion> Versions { get; } = [];

    public FakeKeyVaultVersion Current => Versions[^1];

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>How many looks at it there are until what was begun, deletion or recovery, is done.</summary>
    public int Pending { get; set; }
}

/// <summary>A version of a secret.</summary>
internal sealed class FakeKeyVaultVersion(string value, long created)
{
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public string Value { get; } = value;

    public string? ContentType { get; private set; }

    public bool IsEnabled { get; private set; } = true;

    public JsonObject Tags { get; private set; } = [];

    private long? NotBefore { get; set; }

    private long? Expires { get; set; }

    private long Created { get; } = created;

    private long Updated { get; set; }

    /// <summary>Takes over what a request sets; what it leaves out stays.</summary>
    public void Update(JsonObject request, long now)
    {
        Updated = now;
        ContentType = request["contentType"]?.GetValue<string>() ?? ContentType;
        if (request["tags"] is JsonObject tags) Tags = tags.DeepClone().AsObject();
        if (request["attributes"] is not JsonObject attributes) return;
        IsEnabled = attributes["enabled"]?.GetValue<bool>() ?? IsEnabled;
        NotBefore = attributes["nbf"]?.GetValue<long>() ?? NotBefore;
        Expires = attributes["exp"]?.GetValue<long>() ?? Expires;
    }

    public JsonObject Describe(string id, bool hasValue)
    {
        var attributes = new JsonObject
        {
            ["enabled"] =
                IsEnabled, ["created"] =
                    Created, ["updated"] = Updated, ["recoveryLevel"] = "Recoverable+Purgeable", ["recoverableDays"] = 90,
        };
        if (NotBefore is { } start) attributes["nbf"] = start;
        if (Expires is { } end) attributes["exp"] = end;
        var described = new JsonObject { ["id"] = id, ["attributes"] = attributes, ["tags"] = Tags.DeepClone() };
        if (ContentType is not null) described["contentType"] = ContentType;
        if (hasValue) described["value"] = Value;
        return described;
    }
}
