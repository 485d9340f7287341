using System.Text.RegularExpressions;
using Fairlead.Detection.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Sweeps;

/// <summary>A text that was planted: in which file of which project, and where in the file as it is now.</summary>
internal sealed record Planted(PlantedKind Kind, RepositoryProject Project, string Path, string Text, TextSpan Span);

/// <summary>Puts texts at random places of files where they can stand. Each file gets one at most, so that its finding is its own.</summary>
internal sealed partial class Planter(IReadOnlyList<RepositoryProject> projects, int seed)
{
    private const int MostTries = 400;

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _used = [];
    private readonly IReadOnlyList<(RepositoryProject Project, string Path)> _sources =
        [.. projects.Where(project => !project.IsTest).SelectMany(project => project.Sources.Where(IsPlain).Select(path => (project, path)))];

    private readonly ILookup<Ground, (RepositoryProject Project, string Path)> _files = projects
        .Where(project => !project.IsTest)
        .SelectMany(project => project.ConfigurationFiles.Where(IsPlain).Select(path => (project, path)))
        .ToLookup(file => GetGround(file.path));

    /// <summary>Plants one text. Returns null if no file has a place for it.</summary>
    public Planted? Plant(PlantedKind kind, MadeUp madeUp)
    {
        var files = kind.Ground is Ground.Statement or Ground.Member ? _sources : [.. _files[kind.Ground]];
        for (var tries = 0; tries < MostTries && files.Count > 0; tries++)
        {
            var (project, path) = files[_random.Next(files.Count)];
            if (_used.Contains(path))
                continue;
            var text = File.ReadAllText(path);
            if (FindPlace(kind.Ground, text) is not { } place)
                continue;
            _used.Add(path);
            var planted = place.Before + kind.Write(madeUp).ReplaceLineEndings("\n" + place.Indent) + place.After;
            return new Planted(kind, project, path, text.Insert(place.Position, planted), new TextSpan(place.Position, planted.Length));
        }

        return null;
    }

    private static bool IsPlain(string path) =>
        !SweptFiles.IsTest(path) && !DataFiles.IsData(path)
        && !path.Contains(".Designer.", StringComparison.Ordinal) && !path.Contains(".g.", StringComparison.Ordinal)
        && !path.Contains("/obj/", StringComparison.Ordinal) && new FileInfo(path).Length < 200_000;

    private static Ground GetGround(string path) => ConfigurationFiles.GetFormat(path) switch
    {
        ConfigurationFormat.Json => Ground.Json,
        ConfigurationFormat.Yaml when path.Contains("/.github/workflows/", StringComparison.Ordinal) => Ground.Workflow,
        ConfigurationFormat.Yaml => Ground.Yaml,
        ConfigurationFormat.Environment => Ground.Environment,
        ConfigurationFormat.Properties => Ground.Properties,
        ConfigurationFormat.Xml => Ground.Xml,
        ConfigurationFormat.Shell => Ground.Shell,
        ConfigurationFormat.Dockerfile => Ground.Dockerfile,
        ConfigurationFormat.Terraform => Ground.Terraform,
        _ => Ground.Statement, // nothing is planted there
    };

    private Place? FindPlace(Ground ground, string text) => ground switch
    {
        Ground.Statement or Ground.Member => FindCodePlace(ground, text),
        Ground.Json => Choose(JsonPlace(), text),
        Ground.Yaml => BlockText().IsMatch(text) || text.Contains("\n---", StringComparison.Ordinal) ? null : Choose(YamlPlace(), text),
        Ground.Workflow => text.Contains("\nenv:", StringComparison.Ordinal) ? Choose(WorkflowPlace(), text) : new Place(text.Length, "\nenv:\n", "", "\n"),
        Ground.Environment or Ground.Properties => text.Contains("\\\n", StringComparison.Ordinal) ? null : Choose(LineStart(), text),
        Ground.Xml => Choose(XmlPlace(), text),
        Ground.Shell => BlockText().IsMatch(text) || text.Contains("<<", StringComparison.Ordinal) ? null : Choose(ShellPlace(), text),
        Ground.Dockerfile => Choose(DockerfilePlace(), text),
        _ => new Place(text.Length, "\n", "", "\n"),
    };

    private Place? FindCodePlace(Ground ground, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetRoot();
        var positions = ground == Ground.Member
            ? root.DescendantNodes().OfType<ClassDeclarationSyntax>()
                .Where(type => !type.OpenBraceToken.IsMissing && !type.Modifiers.Any(SyntaxKind.StaticKeyword))
                .Select(type => type.OpenBraceToken.Span.End)
            : root.DescendantNodes().OfType<BlockSyntax>().Where(block => !block.OpenBraceToken.IsMissing && block.Statements.Count > 0)
                .SelectMany(block => block.Statements.Select(statement => statement.GetFirstToken().SpanStart));
        return Choose([.. positions.Where(position => IsAlone(text, position))]) is { } chosen ? new Place(chosen, "\n", "    ", "\n") : null;
    }

    // Only where a line begins or ends: a statement after "if (x)" in one line would not be what it was.
    private static bool IsAlone(string text, int position)
    {
        var before = text.AsSpan(0, position).TrimEnd(" \t");
        return position < text.Length && (before.Length == 0 || before[^1] is '\n' or '{');
    }

    private Place? Choose(Regex pattern, string text)
    {
        var places = pattern.Matches(text).Select(match => (Position: match.Index + match.Length, Indent: match.Groups["indent"].Value)).ToList();
        return places.Count == 0 ? null : places[_random.Next(places.Count)] is var (position, indent) ? new Place(position, indent, indent, "\n") : null;
    }

    private int? Choose(List<int> positions) => positions.Count == 0 ? null : positions[_random.Next(positions.Count)];

    [GeneratedRegex("""(?<=\{\r?\n)(?=(?<indent>[ \t]*)"[^"\n]*":)""")]
    private static partial Regex JsonPlace();

    [GeneratedRegex(@"^(?=(?<indent>[ ]*)[\w.-]+: *[^\s|>&{\[#-][^\n]*\n)", RegexOptions.Multiline)]
    private static partial Regex YamlPlace();

    [GeneratedRegex(@"(?<=\nenv:\r?\n)(?<indent>)")]
    private static partial Regex WorkflowPlace();

    [GeneratedRegex(@"^(?<indent>)(?=[^\n])", RegexOptions.Multiline)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"<configuration>[ \t]*\r?\n(?<indent>)")]
    private static partial Regex XmlPlace();

    [GeneratedRegex(@"^(?=(?<indent>)(echo|cd|set|export|mkdir) [^\n\\]*$)", RegexOptions.Multiline)]
    private static partial Regex ShellPlace();

    [GeneratedRegex(@"^FROM [^\n]*\n(?<indent>)", RegexOptions.Multiline)]
    private static partial Regex DockerfilePlace();

    [GeneratedRegex(@":\s*[|>][+-]?\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockText();

    /// <summary>Where to insert, and what stands around the inserted text.</summary>
    private sealed record Place(int Position, string Before, string Indent, string After);
}
