namespace Fairlead.Generator.Tests.WholeConnections;

/// <summary>
/// One situation from a file of Cases: how a connection is given, and what it must be read as. A file is lines of a directive and its text;
/// {id} and {ID} stand for the connection's id in lower and upper case.
/// <code>
/// type postgres                     the connection type of the situations below
/// driver Npgsql                     the driver that judges them; in a situation, of that one alone
/// == Pwd instead of Password        begins a situation
/// manifest "host": "db"             what the manifest declares beside the type
/// env FAIRLEAD_CONN_{ID}=…          gives an environment variable
/// config ConnectionStrings:{id}=…   gives a key of the configuration
/// file {id}/password=…              gives a file of the secrets directory
/// | …                               another line of that value
/// means Host=db;…                   the driver's own string with the same meaning; without any expectation it is the given value
/// apart Ssl                         a setting of the driver that isn't compared
/// field login=etl                   a field: host, port, login, password, schema, extra.NAME, property.NAME, config.NAME, uri, text
/// refused port ssl|tls              must be Malformed, with an error that names the port and one of the other two
/// </code>
/// </summary>
internal sealed record WholeConnectionCase(string Topic, string Type, string Title)
{
    private const string Folder = "tests/Fairlead.Generator.Tests/WholeConnections/Cases";

    /// <summary>Members of the connection in the manifest beside its type, as JSON; empty where it declares nothing more.</summary>
    public string Manifest { get; private set; } = "";

    /// <summary>Which driver reads <see cref="Means"/> and what we write; null where no driver is at hand.</summary>
    public string? Driver { get; private set; }

    /// <summary>What is given, in order: environment variables, keys of the configuration or secret files.</summary>
    public List<GivenValue> Given { get; } = [];

    /// <summary>The driver's own way to write the same connection; null where only single fields are expected.</summary>
    public string? Means { get; private set; }

    /// <summary>The driver's settings that are not compared.</summary>
    public List<string> Apart { get; } = [];

    /// <summary>Single fields and their values; null is "not set".</summary>
    public List<KeyValuePair<string, string?>> Fields { get; } = [];

    /// <summary>Words that the refusal must have; null where the connection must be read.</summary>
    public List<string>? Refused { get; private set; }

    /// <summary>The connection's id in the manifest that all cases share.</summary>
    public string Id { get; private set; } = "";

    public static IReadOnlyList<string> Topics { get; } =
        [.. RepositoryFiles.Find(Folder, "*.txt").Select(static path => Path.GetFileNameWithoutExtension(path))];

    public static IReadOnlyList<WholeConnectionCase> All { get; } = GiveIds([.. Topics.SelectMany(ReadFile)]);

    public override string ToString() => $"{Topic}: {Title}";

    private static IEnumerable<WholeConnectionCase> ReadFile(string topic) => Read(topic, RepositoryFiles.Read($"{Folder}/{topic}.txt"));

    private static IEnumerable<WholeConnectionCase> Read(string topic, string file)
    {
        string type = "";
        string? driver = null;
        var cases = new List<WholeConnectionCase>();
        foreach (string line in file.ReplaceLineEndings("\n").Split('\n').Where(static line => line.Length > 0 && line[0] != '#'))
        {
            (string directive, string text) = SplitAt(line, ' ');
            WholeConnectionCase? current = cases.Count > 0 ? cases[^1] : null;
            if (directive == "==") cases.Add(new(topic, type, text) { Driver = driver });
            else if (directive == "type") (type, driver) = (text, null);
            else if (directive == "driver" && current?.Type != type) driver = text;
            else if (current is null) throw new InvalidDataException($"{topic}: '{directive}' stands before the first title");
            else current.Add(directive, text);
        }

        cases.ForEach(static situation => situation.Complete());
        return cases;
    }

    private void Add(string directive, string text)
    {
        switch (directive)
        {
            case "manifest": Manifest = text; break;
            case "driver": Driver = text; break;
            case "means": Means = text; break;
            case "apart": Apart.Add(text); break;
            case "refused": Refused = [.. Refused ?? [], .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)]; break;
            case "field":
                (string field, string value) = SplitAt(text, '=');
                Fields.Add(new(field, text.Contains('=', StringComparison.Ordinal) ? value : null));
                break;
            case "env" or "config" or "file":
                (string name, string given) = SplitAt(text, '=');
                Given.Add(new(directive, name, given));
                break;
            case "|": Given[^1] = Given[^1] with { Value = $"{Given[^1].Value}\n{text}" }; break;
            default: throw new InvalidDataException($"{this}: there is no directive '{directive}'");
        }
    }

    /// <summary>A case without any expectation expects what the driver itself reads.</summary>
    private void Complete()
    {
        if (Means is null && Fields.Count == 0 && Refused is null) Means = Given.Single().Value;
    }

    private static WholeConnectionCase[] GiveIds(WholeConnectionCase[] cases)
    {
        foreach (IGrouping<string, WholeConnectionCase> situations in cases.GroupBy(static situation => situation.Type))
        {
            string[] manifests = [.. situations.Select(static situation => situation.Manifest).Distinct()];
            foreach (WholeConnectionCase situation in situations)
                situation.Id = $"{situation.Type}_{Array.IndexOf(manifests, situation.Manifest)}";
        }
        return cases;
    }

    private static (string Before, string After) SplitAt(string text, char separator)
    {
        int at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}

/// <summary>A value, the kind of place that holds it (<c>env</c>, <c>config</c> or <c>file</c>) and its name there.</summary>
internal sealed record GivenValue(string Place, string Name, string Value)
{
    public string NameFor(string id) => Name
        .Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{ID}", id.ToUpperInvariant(), StringComparison.Ordinal);
}
