using Fairlead.CodeFixes.Moves.Reading.Forms;
using Fairlead.Core.ConnectionTypes;
using Fairlead.Detection.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>What one place says: its text, the form that it has, and the code around it that sets up the same client.</summary>
internal sealed class PlaceReading
{
    public const string UnknownSyntax = "the secret stands inside a text whose syntax is not known, where another value might break it";

    private PlaceReading(WrittenPlace place, WrittenText text, IReadOnlyDictionary<ExpressionSyntax, ClientSite> sites) =>
        (Place, Text, SitesByUse) = (place, text, sites);

    public WrittenPlace Place { get; }

    public WrittenText Text { get; }

    public IReadOnlyDictionary<ExpressionSyntax, ClientSite> SitesByUse { get; }

    public IEnumerable<ClientSite> Sites => Place.Uses.Select(use => SitesByUse[use]);

    /// <summary>The text's own form; null if it is the secret and nothing else.</summary>
    public FormReading? Form { get; private set; }

    public string? Obstacle { get; private set; }

    public ClientApis Client { get; private set; } = new(null, []);

    public static PlaceReading Read(WrittenPlace place, ReadingContext context)
    {
        WrittenText text = WrittenText.Read(place.Expression, context)
            ?? WrittenText.CreateNamed(place.Expression, context.Values.Read(place.Expression)?.Text ?? "");
        var sites = place.Uses.ToDictionary(static use => use,
            use => SettingSites.Collect(use, context) ?? OptionSites.Collect(use, context) ?? SiteCollector.Collect(use, context));
        var reading = new PlaceReading(place, text, sites);
        reading.Client = FindClient(place, sites.Values, context);
        reading.Form = ReadForm(text, reading.Client, context);
        reading.Obstacle = reading.Form is { } form ? form.Obstacle ?? FindObstacle(place) : FindObstacle(text);
        return reading;
    }

    /// <summary>Reads the form of a text. Returns null if it has none.</summary>
    public static FormReading? ReadForm(WrittenText text, ClientApis client, ReadingContext context) =>
        JsonForm.TryRead(text, client.Type, context)
        ?? UriForm.TryRead(text, client.Type, context)
        ?? HeaderForm.TryRead(text, client.Type, context)
        ?? AdoNetForm.TryRead(text, client, context);

    private static ClientApis FindClient(WrittenPlace place, IEnumerable<ClientSite> sites, ReadingContext context)
    {
        INamedTypeSymbol[] apis = [.. sites.SelectMany(static site => site.Apis)];
        if (ClientTypes.Find(apis) is { } type) return new ClientApis(type, apis);
        INamedTypeSymbol[] behind = [.. place.Uses.SelectMany(use => ClientTypes.FindBehind(use, context))];
        return new ClientApis(ClientTypes.Find(behind), apis.Concat(behind).ToArray());
    }

    /// <summary>A text that is put together in steps is only a piece of what the client takes.</summary>
    private static string? FindObstacle(WrittenPlace place)
    {
        bool isAppended = place.Uses.Append(place.Expression).Any(static use => use.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var method } } } =>
                method.Identifier.ValueText is "Append" or "AppendLine" or "AppendFormat" or "Insert",
            AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression),
            _ => false,
        });
        return isAppended ? "its text is put together in several statements; put it together in one expression first" : null;
    }

    private static string? FindObstacle(WrittenText text)
    {
        if (text.HasHoles) return "a part of the text is only known at run time";
        if (text.Value.Length == 0) return "its value is only known at run time";
        IReadOnlyList<CredentialMatch> matches = CredentialScanner.Scan(text.Value);
        bool isPart = matches.Count > 0 && matches.All(match =>
            text.Value.Substring(0, match.Span.Start).Trim().Length > 0 || text.Value.Substring(match.Span.End).Trim().Length > 0);
        return isPart ? UnknownSyntax : null;
    }
}
