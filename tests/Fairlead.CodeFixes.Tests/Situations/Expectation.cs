using System.Text.RegularExpressions;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>What a reviewer wants of the light bulb in a situation, a line each.</summary>
internal enum Offer
{
    /// <summary><c>move</c>: each reported secret is moved; <c>move 2</c>: so many of them, and the others stay.</summary>
    Move,

    /// <summary><c>either</c>: moved as <c>move</c> has it, or an action says why not.</summary>
    Either,

    /// <summary><c>nothing</c>: no action changes anything.</summary>
    Nothing,

    /// <summary><c>missing: words</c>: no action changes anything, and one has these words in its title.</summary>
    Missing,

    /// <summary><c>refused</c>: whatever is offered leaves code and store as they are, and shows no value.</summary>
    Refused,

    /// <summary><c>fake</c>: values of tests become plain fakes, or nothing is offered; no connection is declared.</summary>
    Fake,
}

/// <inheritdoc cref="Offer"/>
internal sealed partial record Expectation(Offer Offer)
{
    /// <summary>How many secrets are moved; all when null.</summary>
    public int? Moves { get; init; }

    /// <summary>Words of the title that says what is missing.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary><c>connection: smtp host=mail.acme.example password={{password}}</c></summary>
    public IReadOnlyList<ExpectedConnection> Connections { get; init; } = [];

    /// <summary><c>setting: Smtp:Password={{password}}</c>: values that the store has under the program's own keys.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    /// <summary><c>gone: a, b</c>: texts that no C# file has any more.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary><c>kept: a, b|c</c>: texts that some file of the project has afterwards, each or one of several.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary><c>crlf: a.cs</c>: files whose lines all end as on Windows.</summary>
    public IReadOnlyList<string> WindowsFiles { get; init; } = [];

    /// <summary><c>line: ··text</c>: whole lines of some file, a dot for each space and an arrow for each tab they begin with.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary><c>style: one line</c>, or <c>many lines</c>: how new entries of the manifest are written.</summary>
    public string? Style { get; init; }

    /// <summary><c>rotate: Type.Method as driver</c>: calls that are made with a rotated secret.</summary>
    public IReadOnlyList<RotatedCall> Rotations { get; init; } = [];

    public static Expectation Parse(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        (string first, string rest) = Split(lines[0]);
        return new Expectation(ParseOffer(first.Split(' ')[0]))
        {
            Moves = first.Split(' ') is [_, var count] ? int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : null,
            Words = List(rest),
            Connections = [.. Values("connection").Select(ExpectedConnection.Parse)],
            Settings = [.. Values("setting").Select(ParseSetting)],
            Gone = [.. Values("gone").SelectMany(List).Select(FakeSecrets.Expand)],
            Kept = [.. Values("kept").SelectMany(List)],
            WindowsFiles = [.. Values("crlf").SelectMany(List)],
            Lines = [.. Values("line").Select(static line => line.Replace('·', ' ').Replace('→', '\t'))],
            Style = Values("style").SingleOrDefault(),
            Rotations = [.. Values("rotate").Select(RotatedCall.Parse)],
        };

        IEnumerable<string> Values(string name) => lines.Skip(1).Select(Split).Where(line => line.Name == name).Select(line => line.Value);
    }

    private static Offer ParseOffer(string word) => Enum.Parse<Offer>(word, ignoreCase: true);

    private static (string Name, string Value) Split(string line)
    {
        string[] parts = line.Split(": ", 2);
        return (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");
    }

    private static IReadOnlyList<string> List(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static KeyValuePair<string, string> ParseSetting(string line)
    {
        string[] parts = line.Split('=', 2);
        return new(parts[0].Trim(), FakeSecrets.Expand(parts[1].Trim()));
    }
}

/// <summary>
/// A connection that the manifest has afterwards. A value may be one of several, <c>a|b</c>; <c>-</c> stands for a field that is not set,
/// <c>*</c> for any value, and <c>notid</c> for ids that it must not have. <c>password</c> and <c>secret.x</c> are in the store.
/// </summary>
internal sealed partial record ExpectedConnection(string Type, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public static ExpectedConnection Parse(string line)
    {
        Match[] words = [.. Word().Matches(line).Cast<Match>()];
        return new ExpectedConnection(
            words[0].Value,
            [.. words.Skip(1).Select(static word => word.Value.Split('=', 2)).Select(static pair =>
                new KeyValuePair<string, string>(pair[0], pair.Length > 1 ? pair[1].Trim('"') : "-"))]);
    }

    public bool IsOfType(string type) => Type == "any" || Type.Split('|').Contains(type);

    public static bool IsSecret(string field) => field == "password" || field.StartsWith("secret.", StringComparison.Ordinal);

    public static bool Matches(string expected, string? actual) => expected.Split('|').Any(alternative => alternative switch
    {
        "*" => actual is not null,
        "-" => actual is null,
        _ => alternative == actual,
    });

    [GeneratedRegex("[^ \"]+(\"[^\"]*\")?")]
    private static partial Regex Word();
}

/// <summary>A parameterless way into the program under test, and what its result is read with.</summary>
internal sealed record RotatedCall(string Type, string Method, string Reader)
{
    public static RotatedCall Parse(string line)
    {
        string[] parts = line.Split(" as ");
        int dot = parts[0].LastIndexOf('.');
        return new RotatedCall(parts[0][..dot], parts[0][(dot + 1)..], parts[1].Trim());
    }
}
