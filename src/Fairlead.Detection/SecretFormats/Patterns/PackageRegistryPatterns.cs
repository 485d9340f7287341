using Fairlead.Detection.SecretFormats.Checks;
using static Fairlead.Detection.SecretFormats.Shapes.ShapePart;

namespace Fairlead.Detection.SecretFormats.Patterns;

/// <summary>Package registries.</summary>
internal static class PackageRegistryPatterns
{
    public static readonly IReadOnlyList<SecretPattern> All =
    [
        new("nuget-api-key", "a NuGet API key", "oy2", LowerAlphanumeric(43)),
        new("npm-access-token", "an npm access token", "npm_", Alphanumeric(36)) { Check = Checksums.HasGitHubChecksum,
            CheckName = "CRC-32" },
        new("npm-legacy-token", "an npm access token", ThenGuid(Before(":_authToken=", ":_authToken=\""))),
        // What follows "pypi-" is a macaroon whose first field is the index's host name.
        new("pypi-token", "a PyPI API token", OneOf("pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"), Base64Url(50, 1000)),
        new("rubygems-api-key", "a RubyGems API key", "rubygems_", LowerHex(48)),
        new("crates-io-token", "a crates.io API token", "cio", Alphanumeric(32)) { Check = SecretContents.HasDigit, CheckName = "digits" },
        new("clojars-token", "a Clojars deploy token", "CLOJARS_", LowerHex(60)),
        new("open-vsx-token", "an Open VSX access token", ThenGuid("ovsxat_")),
    ];
}
