namespace Fairlead.Detection.Tests.SecretFormats.Samples;

internal sealed class PackageRegistrySamples : SecretSamples
{
    public PackageRegistrySamples()
    {
        Add("nuget-api-key", ["oy" + "2" + Lower(43)], ["oy" + "2" + Lower(20), "oy" + "2" + Upper(43)]);
        Add("npm-access-token", ["np" + "m_" + GitHubBody(36)], ["np" + "m_" + B62(36), "npm_config_registry"]);
        Add("pypi-token", ["pypi-AgEI" + "cHlwaS5vcmc" + B64Url(150)], ["pypi-AgEI" + "cHlwaS5vcmc" + B64Url(10), "pypi-" + B64Url(150)]);
        Add("rubygems-api-key", ["ruby" + "gems_" + Hex(48)], ["ruby" + "gems_" + Hex(20)]);
        Add("crates-io-token", ["ci" + "o" + B62(31) + "3"], ["ci" + "o" + B62(12), "ci" + "o" + From("abcdefghijklmnop", 32)]);
        Add("clojars-token", ["CLO" + "JARS_" + Hex(60)], ["CLO" + "JARS_" + Hex(20)]);
        Add("npm-legacy-token", [Guid()], ["//registry.npmjs.org/:_authToken=${NPM_TOKEN}", Guid()],
            context: "//registry.npmjs.org/:_authToken={secret}");
        Add("open-vsx-token", ["ovs" + "xat_" + Guid()], ["ovs" + "xat_" + Hex(12)]);
    }
}
