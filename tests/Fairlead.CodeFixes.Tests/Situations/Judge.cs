using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Core.Json;
using Fairlead.Core.Manifest;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Tests.Situations;

/// <summary>Compares what happened in a situation with what is expected there, and with the laws that hold everywhere.</summary>
internal sealed partial class Judge(Situation situation, SituationRun run)
{
    private const int ShortestPart = 3;

    private readonly Expectation _expected = situation.Expected.Offer != Offer.Either ? situation.Expected
        : situation.Expected with { Offer = run.Applied.Count > 0 ? Offer.Move : Offer.Missing };

    private readonly SituationProject _before = run.Before;
    private readonly SituationProject _after = run.OneByOne.Project;
    private readonly IReadOnlyDictionary<string, string> _store = run.OneByOne.Store;
    private readonly IReadOnlyList<ManifestConnection> _declaredBefore = ReadManifests(run.Before);
    private readonly IReadOnlyList<ManifestConnection> _declared = ReadManifests(run.OneByOne.Project);
    private IReadOnlyList<(RotatedCall Call, string? Problem)> _rotations = [];

    private IEnumerable<ManifestConnection> NewConnections =>
        _declared.Where(connection => !_declaredBefore.Any(known => known.Id == connection.Id));

    public async Task<IReadOnlyList<Verdict>> JudgeAsync(CancellationToken cancellationToken)
    {
        if (run.Applied.Count > 0) _rotations = await Rotation.TryAsync(_expected.Rotations, _after, _store, cancellationToken);
        return
        [
            new("no fixer throws", run.Thrown is { } thrown ? FakeSecrets.Hide(thrown.ToString()) : null),
            new("what is offered", FindWrongOffer()),
            new("the title names the connection", FindNamelessTitle()),
            new("no title or error shows a value", FindShownValue()),
            new("the preview stores nothing", run.PreviewStored ? "the store changed while an action was only previewed" : null),
            new("no value is lost", FindLostValue()),
            new("no new error or warning of the compiler", FindNewDiagnostics(isRule: false)),
            new("no new finding of a rule", FindNewDiagnostics(isRule: true)),
            new("the manifest's connections", FindWrongConnections()),
            new("the stored values", FindWrongValues()),
            new("nothing of the connection is left in the code", FindLeftovers()),
            new("what must stay", FindMissingText()),
            new("the layout of files", FindWrongLayout()),
            new("the expected files", FindWrongFile()),
            new("one by one is all at once", FindDifference()),
            new("a rotated secret reaches the client", FindFailedRotation()),
        ];
    }

    /// <summary>Counts for the table; the places are those where a move is expected.</summary>
    public SituationNumbers Count()
    {
        bool moves = situation.Expected.Offer == Offer.Move;
        Diagnostic[] places = moves ? [.. run.Findings.Take(_expected.Moves ?? int.MaxValue)] : [];
        bool hasSource = _before.Files.Any(static file => SituationProject.IsCode(file.Key) && Source().IsMatch(file.Value));
        Diagnostic[] isFixed = [.. places.Where(IsInFixedPlace)];
        ManifestConnection[] moved = [.. NewConnections];
        return new SituationNumbers
        {
            Places = places.Length,
            Offered = places.Count(run.Offered.Contains),
            PlacesWithoutSource = hasSource ? 0 : places.Length,
            OfferedWithoutSource = hasSource ? 0 : places.Count(run.Offered.Contains),
            FixedPlaces = isFixed.Length,
            OfferedInFixedPlaces = isFixed.Count(run.Offered.Contains),
            Actions = run.Tried.Count(static action => action.Changes),
            ActionsThatLose = _expected.Offer == Offer.Fake ? 0 : run.Tried.Count(static action => action.Lost.Count > 0),
            Moves = moved.Length,
            HalfMoves = moved.Count(IsHalf),
            NeedlesslyGeneric = moved.Count(connection => connection.Type.Id == "generic"
                && !_expected.Connections.Any(static expected => expected.IsOfType("generic"))),
            ReportedMoves = run.Applied.Count > 0 && FindNewDiagnostics(isRule: true) is not null ? 1 : 0,
            Rotations = moves ? _expected.Rotations.Count : 0,
            GoodRotations = _rotations.Count(static rotation => rotation.Problem is null),
        };
    }

    private string? FindWrongOffer()
    {
        int left = run.DiagnosticsAfter.Count(SituationRun.IsSecret);
        int expectedLeft = _expected.Moves is { } moves ? run.Findings.Count - moves : 0;
        return _expected.Offer switch
        {
            Offer.Move when run.Offered.Count == 0 => "no move is offered",
            Offer.Move when left != expectedLeft =>
                $"{left} of {run.Findings.Count} secrets are still reported, expected were {expectedLeft}",
            Offer.Nothing when run.Applied.Count > 0 => $"nothing should be offered, but there is '{run.Applied[0]}'",
            Offer.Missing when run.Applied.Count > 0 => $"nothing can be done here, but there is '{run.Applied[0]}'",
            Offer.Missing when !run.Titles.Any(HasWords) => $"no title says what is missing: {string.Join(", ", _expected.Words)}",
            Offer.Refused when !HasSameFiles(_before, _after) => "the code changed",
            Offer.Refused when !_store.SequenceEqual(run.StoreBefore) => "the store changed",
            Offer.Fake when _declared.Count != _declaredBefore.Count => "a test's value is no connection",
            _ => null,
        };
    }

    private bool HasWords(string title) => _expected.Words.All(word => title.Contains(word, StringComparison.OrdinalIgnoreCase));

    private string? FindNamelessTitle()
    {
        if (_expected.Offer != Offer.Move || _expected.Connections.Count == 0) return null;
        string? nameless = run.Applied.FirstOrDefault(title => !_declared.Any(connection =>
            title.Contains($"'{connection.Id}'", StringComparison.Ordinal)));
        return nameless is null ? null : $"'{nameless}' names no connection of the manifest";
    }

    private string? FindShownValue() =>
        run.Titles.Concat(run.Applied).Append(run.Error ?? "").Any(text => situation.Secrets.Any(secret => FakeSecrets.IsIn(text, secret)))
            ? "a title or an error shows a secret"
            : null;

    private string? FindLostValue()
    {
        if (_expected.Offer == Offer.Fake) return null;
        string[] lossy =
            [.. run.Tried.Where(static action => action.Lost.Count > 0).Select(static action => $"'{action.Title}'").Distinct()];
        return lossy.Length == 0 ? null : $"a value is neither stored nor in a text any more after {string.Join(", ", lossy)}";
    }

    private string? FindNewDiagnostics(bool isRule)
    {
        List<string> before = [.. Shown(run.DiagnosticsBefore, _before)];
        List<string> added = [];
        foreach (string shown in Shown(run.DiagnosticsAfter, _after))
            if (!before.Remove(shown)) added.Add(shown);

        // What was insecure in the code is insecure in the manifest: that is the same finding at another place.
        int moved = before.Count(static shown => shown.StartsWith("FLD2", StringComparison.Ordinal));
        while (moved-- > 0 && added.Find(static shown => shown.StartsWith("FLD4010", StringComparison.Ordinal)) is { } same)
            added.Remove(same);
        return added.Count == 0 ? null : FakeSecrets.Hide(string.Join("\n", added));

        IEnumerable<string> Shown(ImmutableArray<Diagnostic> diagnostics, SituationProject project) => diagnostics
            .Where(diagnostic => diagnostic.Id.StartsWith("FLD", StringComparison.Ordinal) == isRule)
            .Where(diagnostic => isRule || diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic =>
                $"{diagnostic.Id} in {project.GetPath(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private string? FindWrongConnections()
    {
        if (_expected.Offer != Offer.Move || run.Applied.Count == 0) return null;
        List<ManifestConnection> left = [.. _declared];
        List<string> problems = [];
        foreach (ExpectedConnection expected in _expected.Connections)
        {
            ManifestConnection? match = left.FirstOrDefault(connection => FindWrongField(connection, expected) is null);
            if (match is not null) left.Remove(match);
            else problems.Add(DescribeMissing(expected));
        }
        if (_expected.Connections.Count == 0 && _expected.Settings.Count == 0) return null;
        string[] needless = [.. left.Where(connection => !_declaredBefore.Any(known => known.Id == connection.Id))
            .Select(static connection => $"'{connection.Id}' is one connection too many")];
        return problems.Count + needless.Length == 0 ? null : string.Join("\n", problems.Concat(needless));
    }

    private string DescribeMissing(ExpectedConnection expected)
    {
        IEnumerable<string> near = _declared.Select(connection =>
            $"'{connection.Id}' of type {connection.Type.Id}: {FindWrongField(connection, expected)}");
        string fields = string.Join(' ', expected.Fields.Select(static field => $"{field.Key}={field.Value}"));
        return $"no connection is {expected.Type} {fields}; the manifest has {string.Join(", ", near)}";
    }

    private static string? FindWrongField(ManifestConnection connection, ExpectedConnection expected)
    {
        if (!expected.IsOfType(connection.Type.Id)) return "another type";
        foreach ((string field, string value) in expected.Fields)
        {
            if (ExpectedConnection.IsSecret(field)) continue;
            bool isRight = field == "notid"
                ? !value.Split('|').Contains(connection.Id)
                : ExpectedConnection.Matches(value, GetField(connection, field));
            if (!isRight) return $"{field} is {(field == "notid" ? connection.Id : GetField(connection, field) ?? "not set")}";
        }
        return null;
    }

    private static string? GetField(ManifestConnection connection, string field) => field switch
    {
        "id" => connection.Id,
        "host" => connection.Values.Host,
        "port" => connection.Values.Port?.ToString(CultureInfo.InvariantCulture),
        "schema" => connection.Values.Schema,
        "login" => connection.Values.Login,
        _ => GetText(connection.Values.Extra.FirstOrDefault(extra => field == "extra." + extra.Name)?.Value),
    };

    private static string? GetText(JsonValue? value) => value switch
    {
        null => null,
        { Kind: JsonKind.True } => "true",
        { Kind: JsonKind.False } => "false",
        _ => value.Text,
    };

    /// <summary>Each expected value stands under the key of its connection, decoded.</summary>
    private string? FindWrongValues()
    {
        if (_expected.Offer != Offer.Move || run.Applied.Count == 0) return null;
        List<string> problems = [];
        foreach (ExpectedConnection expected in _expected.Connections)
        {
            // Two accounts of one login are told apart by what is stored for them.
            ManifestConnection? connection = _declared.Where(connection => FindWrongField(connection, expected) is null)
                .OrderByDescending(connection => expected.Fields.All(field => !ExpectedConnection.IsSecret(field.Key)
                    || _store.GetValueOrDefault(GetKey(connection, field.Key)) == FakeSecrets.Expand(field.Value)))
                .FirstOrDefault();
            foreach ((string field, string value) in expected.Fields.Where(static field => ExpectedConnection.IsSecret(field.Key)))
            {
                if (connection is null) continue;
                string key = GetKey(connection, field);
                if (_store.GetValueOrDefault(key) != FakeSecrets.Expand(value)) problems.Add($"the store has not {value} under {key}");
            }
        }

        foreach ((string keys, string value) in _expected.Settings)
        {
            bool isStored = keys == "*"
                ? _store.Values.Contains(value)
                : keys.Split('|').Any(key => _store.GetValueOrDefault(key) == value);
            if (!isStored) problems.Add($"the store has not {FakeSecrets.Hide(value)} under {keys}");
        }
        return problems.Count == 0 ? null : string.Join("\n", problems);
    }

    private static string GetKey(ManifestConnection connection, string field) =>
        $"Connections:{connection.Id}:{field.Replace("secret.", "extra:", StringComparison.Ordinal)}";

    private string? FindLeftovers()
    {
        if (_expected.Offer != Offer.Move || run.Applied.Count == 0) return null;
        string[] left = [.. _expected.Gone.Where(gone => Code(_after).Any(code => code.Contains(gone, StringComparison.Ordinal)))];
        if (left.Length > 0) return FakeSecrets.Hide($"the code still has {string.Join(", ", left)}");

        // Where only some secrets can be moved, the others stay.
        string[] files = _expected.Moves is not null ? [] : [.. _before.Files.Keys.Where(path =>
            situation.Secrets.Any(secret => FakeSecrets.IsIn(_before.Files[path], secret)
                && FakeSecrets.IsIn(_after.Files[path], secret)))];
        return files.Length == 0 ? null : $"a secret is still in {string.Join(", ", files)}";
    }

    private string? FindMissingText()
    {
        if (_expected.Offer == Offer.Move && run.Applied.Count == 0) return null;
        string[] missing = [.. _expected.Kept.Where(kept =>
            !FakeSecrets.Expand(kept).Split('|').Any(alternative =>
                _after.Files.Values.Any(text => text.Contains(alternative, StringComparison.Ordinal))))];
        return missing.Length == 0 ? null : $"no file has {string.Join(", ", missing)} any more";
    }

    private string? FindWrongLayout()
    {
        if (run.Applied.Count == 0) return null;
        string[] mixed = [.. _expected.WindowsFiles.Where(path => LoneLineFeed().IsMatch(_after.Files[path]))];
        if (mixed.Length > 0) return $"not every line of {string.Join(", ", mixed)} ends as on Windows";
        string? missing = _expected.Lines.FirstOrDefault(line =>
            !_after.Files.Values.SelectMany(static text => text.Split('\n')).Any(written => written.TrimEnd('\r', ',') == line));
        if (missing is not null) return $"no file has the line '{missing}'";
        return _expected.Style is { } style && NewConnections.Any(connection => HasLines(connection) != (style == "many lines"))
            ? $"an entry of the manifest is not written in {style}"
            : null;
    }

    private bool HasLines(ManifestConnection connection)
    {
        string file = _after.Files.Where(static file => ManifestFileNames.IsManifest(file.Key)).ElementAt(connection.File).Value;
        return file.Substring(connection.Source.Span.Start, connection.Source.Span.Length).Contains('\n', StringComparison.Ordinal);
    }

    private string? FindWrongFile()
    {
        if (_expected.Offer == Offer.Move && run.Applied.Count == 0) return null;
        foreach ((string path, string content) in situation.FilesAfter)
        {
            string? actual = _after.Files.GetValueOrDefault(path);
            if (actual != FakeSecrets.Expand(content)) return $"{path} should be\n{content}";
        }
        return null;
    }

    private string? FindDifference()
    {
        if (run.Applied.Count == 0) return null;
        if (run.AllAtOnce is not { } all) return "there is no fix-all";
        foreach (string path in _after.Files.Keys.Union(all.Project.Files.Keys))
        {
            string? one = _after.Files.GetValueOrDefault(path), other = all.Project.Files.GetValueOrDefault(path);
            if (WithoutIds(one) != WithoutIds(other)) return FakeSecrets.Hide($"all at once {path} becomes\n{other ?? "(not there)"}");
        }
        return _store.SequenceEqual(all.Store) ? null : $"all at once the store has {string.Join(", ", all.Store.Keys)}";
    }

    private string? FindFailedRotation()
    {
        string[] failed = [.. _rotations.Where(static rotation => rotation.Problem is not null)
            .Select(static rotation => $"{rotation.Call.Type}.{rotation.Call.Method}: {rotation.Problem}")];
        return failed.Length == 0 ? null : string.Join("\n", failed);
    }

    /// <summary>Its host or its login stands in the manifest and in a literal.</summary>
    private bool IsHalf(ManifestConnection connection) => new[] { connection.Values.Host, connection.Values.Login }
        .Any(part => part?.Length >= ShortestPart && Literals(_after).Any(literal => literal.Contains(part, StringComparison.Ordinal)));

    private static IEnumerable<string> Literals(SituationProject project) => Code(project)
        .SelectMany(static code => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens())
        .Where(static token => token.Value is string && !token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText);

    private static IEnumerable<string> Code(SituationProject project) =>
        project.Files.Where(static file => SituationProject.IsCode(file.Key)).Select(static file => file.Value);

    private static bool IsInFixedPlace(Diagnostic diagnostic)
    {
        if (diagnostic.Location.SourceTree?.GetRoot().FindNode(diagnostic.Location.SourceSpan) is not { } node) return false;
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not null || node.FirstAncestorOrSelf<ParameterSyntax>() is not null) return true;
        return node.FirstAncestorOrSelf<EqualsValueClauseSyntax>()?.Parent is PropertyDeclarationSyntax
            or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax or LocalDeclarationStatementSyntax { IsConst: true } };
    }

    private static bool HasSameFiles(SituationProject one, SituationProject other) => one.Files.SequenceEqual(other.Files);

    private static string? WithoutIds(string? text) => text is null ? null : Id().Replace(text, "");

    private static IReadOnlyList<ManifestConnection> ReadManifests(SituationProject project)
    {
        OpenManifest[] manifests = [.. project.Files.Where(static file => ManifestFileNames.IsManifest(file.Key))
            .Select(static (file, index) => new OpenManifest(index, new ManifestSource(file.Key, file.Value)))];
        return manifests.Length == 0 ? [] : [.. ManifestParser.Parse(manifests, ConnectionTypeTable.BuiltIn, libraries: []).Connections];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("(?<!\r)\n")]
    private static partial Regex LoneLineFeed();

    [GeneratedRegex(@"\b(Connections|IConnectionResolver)\b")]
    private static partial Regex Source();
}
