namespace Fairlead.Detection.Tests.SecretFormats.Samples;

/// <summary>What a pattern must find, whole, and what it must leave alone although it looks nearly the same.</summary>
/// <param name="Secrets">The secrets.</param>
/// <param name="Others">Near misses.</param>
/// <param name="Context">The text around <c>{secret}</c> that the secret needs if its own characters do not give it away.</param>
internal sealed record PatternSamples(string[] Secrets, string[] Others, string Context)
{
    public string InContext(string secret) => Context.Replace("{secret}", secret, StringComparison.Ordinal);
}

/// <summary>
/// The samples of one file of patterns: <c>XSamples</c> has those of <c>XPatterns</c>. They are assembled when the tests run, from random
/// text and split prefixes, because a sample that stands in a file is a secret that scanners report. So they cannot be constants in
/// the product.
/// </summary>
internal abstract class SecretSamples() : FakeText(seed: 1)
{
    private readonly Dictionary<string, PatternSamples> _samples = [];

    public static IReadOnlyList<SecretSamples> Files { get; } =
    [
        .. typeof(SecretSamples).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(SecretSamples)))
            .Select(static type => (SecretSamples)Activator.CreateInstance(type)!),
    ];

    public IReadOnlyDictionary<string, PatternSamples> ById => _samples;

    public static string GetPath(string name) => $"tests/Fairlead.Detection.Tests/SecretFormats/Samples/{name}.cs";

    public static bool HasSamples(string id) => Files.Any(file => file.ById.ContainsKey(id));

    public static PatternSamples Get(string id) => Files.First(file => file.ById.ContainsKey(id)).ById[id];

    protected void Add(string id, string[] secrets, string[] others, string context = "{secret}")
    {
        _samples.Add(id, new PatternSamples(secrets, others, context));
        StartOver(); // so that a new line does not change the samples below it
    }
}
