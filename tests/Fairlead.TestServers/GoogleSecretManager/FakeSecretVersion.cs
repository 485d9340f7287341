using System.Text.Json.Nodes;

namespace Fairlead.TestServers.GoogleSecretManager;

/// <summary>A version of a secret.</summary>
internal sealed class FakeSecretVersion(string name, byte[] data, bool hasChecksum)
{
    private int _changes;

    public string Name { get; } = name;

    public byte[] Data { get; private set; } = data;

    public string State { get; private set; } = "ENABLED";

    public string Etag => $"\"{_changes:x12}\"";

    public void Change(string state)
    {
        State = state;
        if (state == "DESTROYED") Data = [];
        _changes++;
    }

    public JsonObject Describe() => new()
    {
        ["name"] = Name, ["createTime"] = DateTimeOffset.UnixEpoch.ToString("O"), ["state"] = State, ["etag"] = Etag,
        ["clientSpecifiedPayloadChecksum"] = hasChecksum,
    };
}
