using Fairlead.Core.Manifest;

namespace Fairlead.Core.Tests.Manifest;

public class DeploymentBackendsTests
{
    [Fact]
    public void Settings_AreFlatAndInOrder()
    {
        ManifestDocument manifest = Parse("""
            { "production": { "backends": [
                { "type": "Vault", "address": "https://vault.internal:8200", "auth": { "method": "kubernetes", "role": "etl" }, "kv_version": 2, "renew": true, "x": null, "paths": ["a", "b"] },
                { "type": "acme_safe" } ] } }
            """);

        IReadOnlyList<ManifestBackend> backends = manifest.Deployments[0].Backends!;
        Assert.Equal(["vault", "acme_safe"], backends.Select(static backend => backend.Type));
        Assert.Equal(
            ["address=https://vault.internal:8200", "auth:method=kubernetes", "auth:role=etl", "kv_version=2", "renew=true", "paths:0=a",
                "paths:1=b"],
            backends[0].Settings.Select(static setting => $"{setting.Key}={setting.Value}"));
        Assert.Empty(backends[1].Settings);
    }

    [Fact]
    public void Backends_AreInheritedAsAWhole()
    {
        ManifestDocument manifest = Parse("""
            { "preview": { "inherits": "staging" },
              "staging": { "inherits": "base", "backends": [{ "type": "environment" }] },
              "base": { "backends": [{ "type": "vault" }, { "type": "environment" }] },
              "none": { "inherits": "base", "backends": [] },
              "laptop": {} }
            """);

        Assert.Equal(
            ["environment", "environment", "vault,environment", "", null],
            manifest.Deployments.Select(static deployment => deployment.Backends is { } backends
                ? string.Join(',', backends.Select(static backend => backend.Type))
                : null));
    }

    [Theory]
    [InlineData("""{ "d": { "backends": {|FLD4005:{ "type": "vault" }|} } }""",
        "'backends' must be an array of backends, in the order in which they are asked")]
    [InlineData("""{ "d": { "backends": [{|FLD4005:"vault"|}] } }""",
        "'backends' must be a backend: a JSON object with the property 'type' and the backend's settings")]
    [InlineData("""{ "d": { "backends": [{|FLD4005:{ "address": "x" }|}] } }""",
        "'backends' must be a backend: a JSON object with the property 'type' and the backend's settings")]
    [InlineData("""{ "d": { "backends": [{ "type": {|FLD4005:7|} }] } }""",
        "'backends' must be a backend: a JSON object with the property 'type' and the backend's settings")]
    [InlineData("""{ "d": { "backends": [{ "type": {|FLD4005:"valt"|} }] } }""",
        "'type' must be the name of a type of backend; did you mean 'vault'?")]
    [InlineData("""{ "d": { "backends": [{ "type": {|FLD4005:"https://u:p@h"|} }] } }""", "'type' must be the name of a type of backend")]
    [InlineData("""{ "d": { "backends": [{ "type": "vault", "mount": "a", {|FLD4002:"mount"|}: "b" }] } }""",
        "'mount' is written twice in this object; keep one")]
    public void WrongBackends_AreReported(string deployments, string message) =>
        VerifyManifest.Reports($$"""{ "deployments": {{deployments}} }""", message);

    [Theory]
    [InlineData(""" "token": {|FLD4006:"plainly-fake"|} """, "d.backends.token")]
    [InlineData(""" "auth": {|FLD4006:{ "role_id": "etl", "password": "plainly-fake" }|} """, "d.backends.auth")]
    [InlineData(""" "address": {|FLD4006:"https://me:plainly-fake@vault.internal"|} """, "d.backends.address")]
    [InlineData(""" "keys": {|FLD4006:["-----BEGIN PRIVATE KEY-----plainly-fake"]|} """, "d.backends.keys")]
    public void SecretAmongTheSettings_IsReported_AndLeftOut(string setting, string where)
    {
        ManifestDocument manifest = VerifyManifest.Reports(
            $$"""{ "deployments": { "d": { "backends": [{ "type": "vault", {{setting}} }] } } }""",
            $"The manifest is committed and must not contain secrets: remove the value of '{where}' and let a secrets backend supply it");

        Assert.DoesNotContain("plainly-fake",
            string.Concat(manifest.Deployments[0].Backends!.SelectMany(static backend => backend.Settings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "token_file": "/run/token", "secret_id_file": "/run/secret-id", "role_id": "etl", "key_ring": "a", "client_key": "/etc/key.pem" """)]
    public void NamesOfFilesAndRoles_AreNoSecrets(string settings) =>
        Parse($$"""{ "d": { "backends": [{ "type": "vault", {{settings}} }] } }""");

    [Fact]
    public void IdsAreCheckedAgainstTheBackendsOfDeployments() => VerifyManifest.Reports("""
        { "connections": { "{|FLD4009:orders.db|}": { "conn_type": "generic" } }, "deployments": { "d": { "backends": [{ "type": "azure_key_vault" }] } } }
        """, "Azure Key Vault cannot store the id 'orders.db': its names may contain letters, digits and '-' (which stands for '_'), but not '.'; rename the connection");

    private static ManifestDocument Parse(string deployments) => VerifyManifest.Parse($$"""{ "deployments": {{deployments}} }""");
}
