using System.Text.Json.Nodes;

namespace Fairlead.TestServers.Vault;

/// <summary>A request to the fake, as its parts see it.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> (also for PUT), <c>DELETE</c>, <c>LIST</c>.</param>
/// <param name="Path">The path after <c>/v1/</c>.</param>
/// <param name="Namespace">The namespace; empty for the root.</param>
/// <param name="Token">The token that came with it; null without one.</param>
/// <param name="Body">The JSON object that came with it; an empty one without.</param>
/// <param name="WrapTtl">For how long the answer shall be wrapped; null when it shall not.</param>
/// <param name="Certificate">The thumbprint of the client's certificate; null without one.</param>
public sealed record FakeVaultCall(
    string Method, string Path, string Namespace, string? Token, JsonObject Body, TimeSpan? WrapTtl, string? Certificate)
{
    /// <summary>Gets the method and the path, as counters name them.</summary>
    public string Route => $"{Method} {Path}";

    public string? GetText(string name) => Body[name]?.ToString();
}
