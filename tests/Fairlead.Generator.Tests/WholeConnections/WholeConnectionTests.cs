using System.Reflection;
using System.Text.Json;

namespace Fairlead.Generator.Tests.WholeConnections;

/// <summary>
/// Whole connections as drivers, consoles, hosters, operators and Airflow write them, through the real resolver and generated code into
/// the driver's own builder: it must read what we write as it reads what was given. Failures name settings and never a secret.
/// </summary>
public class WholeConnectionTests
{
    /// <summary>Part of every password in the case files.</summary>
    private const string SecretMark = "p4ss";

    private static readonly string[] SecretSettings = ["password", "secret", "key", "token", "text", "signature"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (WholeConnectionCase situation in WholeConnectionCase.All) data.Add(situation.Topic, situation.Title);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task WholeConnection_IsReadAsItsDriverReadsIt(string topic, string title)
    {
        WholeConnectionCase situation = WholeConnectionCase.All.Single(given => given.Topic == topic && given.Title == title);
        using var program = new WholeConnectionProgram(situation);

        ConnectionResolution resolution = await program.ResolveAsync(situation.Id);
        var shown = new Dictionary<string, string>
        {
            ["error"] = resolution.ToString(),
            ["JSON of the resolution"] = JsonSerializer.Serialize(resolution),
        };
        List<string> defects = situation.Refused is { } words
            ? FindRefusalDefects(resolution, words)
            : await FindDifferencesAsync(situation, program, resolution, shown);
        shown["log"] = program.Log;
        defects.AddRange(shown.Where(static text => ShowsSecret(text.Value)).Select(static text => $"the {text.Key} shows the password"));

        Assert.True(defects.Count == 0, $"{situation}\n  {string.Join("\n  ", defects.Select(HideSecrets))}");
    }

    [Fact]
    public void EveryCase_HasATitleOfItsOwn() => Assert.Distinct(WholeConnectionCase.All.Select(static situation => situation.ToString()));

    [Fact]
    public void EveryExpectation_IsReadByTheDriver()
    {
        string[] unreadable = [.. WholeConnectionCase.All.Select(FindUnreadableExpectation).OfType<string>()];

        Assert.True(unreadable.Length == 0, string.Join('\n', unreadable));
    }

    [Fact]
    public void EveryExpectedProperty_IsGenerated()
    {
        IEnumerable<string> unknown =
            from situation in WholeConnectionCase.All
            from field in situation.Fields
            where StartsWith(field.Key, "property.", out string name)
                && WholeConnectionProgram.GetConnectionType(situation.Id).GetProperty(name) is null
            select $"{situation}: the generated type has no {field.Key}";

        Assert.Empty(unknown);
    }

    private static string? FindUnreadableExpectation(WholeConnectionCase situation)
    {
        if (situation.Means is null) return null;
        if (situation.Driver is null) return $"{situation}: 'means' needs a driver";
        try
        {
            Dictionary<string, string> settings = DriverReading.Read(situation.Driver, situation.Means);
            string? unknown = situation.Apart.Find(name => !settings.ContainsKey(name));
            return unknown is null ? null : $"{situation}: the driver has no setting '{unknown}'";
        }
        catch (Exception exception)
        {
            return HideSecrets($"{situation}: {situation.Driver} cannot read the expectation: {exception.Message}");
        }
    }

    private static List<string> FindRefusalDefects(ConnectionResolution resolution, List<string> words)
    {
        if (resolution.Outcome != ConnectionOutcome.Malformed)
            return [$"is {resolution.Outcome} and should be refused as {nameof(ConnectionOutcome.Malformed)}"];
        string error = resolution.ToString();
        return [.. words.Append(resolution.ConnectionId)
            .Where(word => !word.Split('|').Any(alternative => error.Contains(alternative, StringComparison.OrdinalIgnoreCase)))
            .Select(word => $"the error doesn't name '{word}': {error}")];
    }

    private static async Task<List<string>> FindDifferencesAsync(
        WholeConnectionCase situation, WholeConnectionProgram program, ConnectionResolution resolution, Dictionary<string, string> shown)
    {
        if (!resolution.IsFound) return [$"is {resolution.Outcome}: {resolution}"];
        shown["ToString() of the connection"] = resolution.Connection.ToString();
        shown["JSON of the connection"] = JsonSerializer.Serialize(resolution.Connection);
        try
        {
            object typed = await program.GetTypedAsync(situation.Id);
            shown["ToString() of the typed connection"] = typed.ToString()!;
            shown["JSON of the typed connection"] = JsonSerializer.Serialize(typed);
            return [.. CompareMeaning(situation, typed), .. CompareFields(situation, resolution.Connection, typed)];
        }
        catch (Exception exception)
        {
            return [$"{exception.GetType().Name}: {exception.Message}"];
        }
    }

    private static IEnumerable<string> CompareMeaning(WholeConnectionCase situation, object typed)
    {
        if (situation.Means is null) return [];
        Dictionary<string, string> expected = DriverReading.Read(situation.Driver!, situation.Means);
        Dictionary<string, string> actual = DriverReading.Read(situation.Driver!, (string)Call(typed, "ToConnectionString")!);
        return expected.Keys.Union(actual.Keys).Except(situation.Apart)
            .Select(name => Compare(name, expected.GetValueOrDefault(name), actual.GetValueOrDefault(name))).OfType<string>();
    }

    private static IEnumerable<string> CompareFields(WholeConnectionCase situation, Connection connection, object typed) =>
        situation.Fields.Select(field => Compare(field.Key, field.Value, GetField(field.Key, connection, typed))).OfType<string>();

    private static string? GetField(string field, Connection connection, object typed)
    {
        object? value = field switch
        {
            "conn_type" => connection.ConnType,
            "host" => connection.Host,
            "port" => connection.Port,
            "login" => connection.Login,
            "password" => connection.Password,
            "schema" => connection.Schema,
            "uri" => ((Uri)Call(typed, "ToUri")!).AbsoluteUri,
            "text" => Call(typed, "ToConnectionString"),
            _ when StartsWith(field, "extra.", out string name) => connection.Extra.GetString(name),
            _ when StartsWith(field, "property.", out string name) => typed.GetType().GetProperty(name)!.GetValue(typed),
            _ when StartsWith(field, "config.", out string name) =>
                ((Dictionary<string, string>)Call(typed, "ToConfiguration")!).GetValueOrDefault(name),
            _ => throw new InvalidDataException($"There is no field '{field}'"),
        };
        return value is null ? null : DriverReading.Format(value);
    }

    private static object? Call(object typed, string method) =>
        typed.GetType().GetMethod(method)!.Invoke(typed, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static string? Compare(string name, string? expected, string? actual)
    {
        if (expected == actual) return null;
        bool isSecret = SecretSettings.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            || ShowsSecret(expected ?? "") || ShowsSecret(actual ?? "");
        return isSecret ? $"{name} has another value" : $"{name} should be {Quote(expected)} and is {Quote(actual)}";
    }

    private static string Quote(string? value) => value is null ? "not set" : $"'{value}'";

    private static bool StartsWith(string text, string prefix, out string rest)
    {
        bool starts = text.StartsWith(prefix, StringComparison.Ordinal);
        rest = starts ? text[prefix.Length..] : "";
        return starts;
    }

    private static bool ShowsSecret(string text) => text.Contains(SecretMark, StringComparison.OrdinalIgnoreCase);

    private static string HideSecrets(string text) => ShowsSecret(text) ? text.Split(':')[0] + ": (the rest holds the password)" : text;
}
