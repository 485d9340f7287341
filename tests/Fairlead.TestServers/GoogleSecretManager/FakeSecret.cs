using System.Text.Json.Nodes;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>A secret with its versions.</summary>
internal sealed class FakeSecret(string name, JsonObject settings)
{
    private int _changes;

    public string Name { get; } = name;

    public JsonObject Settings { get; } = settings;

    public string Etag => $"\"{_changes:x12}\"";

    public List<FakeSecretVersion> Versions { get; } = [];

    public DateTimeOffset Created { get; } = DateTimeOffset.UtcNow;

    public void Change() => _changes++;

    public JsonObject Describe()
    {
        var json = (JsonObject)Settings.DeepClone();
        json["name"] = Name;
        json["createTime"] = Created.ToString("O");
        json["etag"] = Etag;
        return json;
    }
}
