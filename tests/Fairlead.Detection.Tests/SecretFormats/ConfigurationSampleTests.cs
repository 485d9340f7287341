using System.Text.Json;
using Fairlead.Detection.Configuration;
using Fairlead.Detection.SecretFormats.Patterns;
using Fairlead.Detection.Tests.SecretFormats.Samples;

namespace Fairlead.Detection.Tests.SecretFormats;

/// <summary>Every format in files of configuration, under a name that says nothing.</summary>
public class ConfigurationSampleTests
{
    public static TheoryData<string> PatternIds => [.. SecretPatterns.All.Select(pattern => pattern.Id).Where(SecretSamples.HasSamples)];

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsFoundInJson(string id) => AssertFound(
        id, "appsettings.json", text => $$"""{ "Orders": { "Endpoint": {{JsonSerializer.Serialize(text)}} } }""");

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsFoundInYaml(string id) => AssertFound(
        id, "values.yaml", text => $"orders:\n  endpoint: {JsonSerializer.Serialize(text)}\n");

    [Theory, MemberData(nameof(PatternIds))]
    public void Sample_IsFoundInAnyOtherText(string id) => AssertFound(id, "notes.txt", text => $"see below\n{text}\nsee above\n");

    private static void AssertFound(string id, string path, Func<string, string> write)
    {
        PatternSamples samples = SecretSamples.Get(id);
        string text = write(samples.InContext(samples.Secrets[0]));
        Assert.NotEmpty(ConfigurationScanner.Scan(path, text));
    }
}
