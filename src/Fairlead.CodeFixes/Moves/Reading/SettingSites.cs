using Fairlead.Core.ConnectionTypes;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fairlead.CodeFixes.Moves.Reading;

/// <summary>
/// Settings that code gives by keys: <c>["Smtp:Host"] = …</c>, <c>Add("Smtp:Password", …)</c>, pairs in a collection.
/// </summary>
internal static class SettingSites
{
    private static readonly HashSet<string> Setters = new(StringComparer.Ordinal)
    {
        "Add", "TryAdd", "Set", "UseSetting", "SetEnvironmentVariable", "Append", "Put", "AddOrUpdate", "SetValue",
    };

    /// <summary>Collects the settings that belong to the one with a value. Returns null if the value is given to no key.</summary>
    public static ClientSite? Collect(ExpressionSyntax value, ReadingContext context)
    {
        ExpressionSyntax given = ValueForms.SkipOutwards(value);
        if (FindEntry(given) is not { } entry || IsHeader(given, context) || IsOtherPair(given, context)) return null;
        if (context.Values.Read(entry.Key) is not { Text: var key, IsNumber: false }) return null;
        (string prefix, string name) = SettingKeys.Split(key);
        var site = new ClientSite();
        SyntaxNode group = entry.Container;
        foreach (Entry other in FindEntries(entry))
        {
            if (context.Values.Read(other.Key) is not { IsNumber: false, Text: var otherKey }) continue;
            (string otherPrefix, string otherName) = SettingKeys.Split(otherKey);
            if (otherPrefix == prefix) site.Add(new SitePart(otherName, other.Value, group) { IsSetting = true });
        }
        if (site.Parts.Count == 0) site.Add(new SitePart(name, given, group) { IsSetting = true });
        if (prefix.Length > 0) site.Names.Add(prefix);
        return site;
    }

    /// <summary>Headers are given by names, too, but belong to their client.</summary>
    private static bool IsHeader(ExpressionSyntax value, ReadingContext context)
    {
        ITypeSymbol? type = value.Parent switch
        {
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var owner } } =>
                context.GetModel(owner).GetTypeInfo(owner).Type,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => context.FindSymbol(call)?.ContainingType,
            _ => null,
        };
        string space = type?.ContainingNamespace?.ToDisplayString() ?? "";
        return space.StartsWith("System.Net", StringComparison.Ordinal) || space == "Microsoft.AspNetCore.Http"
            || (type is not null && ConnectionTypeTable.BuiltIn.FindByApi(type.ToDisplayString(), assembly: null) is { Type.Id: "http" });
    }

    /// <summary>Determines whether it is an argument of something that only looks like a pair of key and value.</summary>
    private static bool IsOtherPair(ExpressionSyntax value, ReadingContext context) =>
        value.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
        && context.GetModel(creation).GetTypeInfo(creation, context.CancellationToken).Type?.Name != "KeyValuePair";

    private static Entry? FindEntry(ExpressionSyntax value) => value.Parent switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments.Count: 1 } target } assignment
            when assignment.Right == value && assignment.Parent is InitializerExpressionSyntax initializer =>
            new Entry(target.ArgumentList.Arguments[0].Expression, value, initializer, null),
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } target } assignment
            when assignment.Right == value =>
            new Entry(target.ArgumentList.Arguments[0].Expression, value, GetBody(assignment), target.Expression.ToString()),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions.Count: 2 } pair
            when pair.Expressions[1] == value => new Entry(pair.Expressions[0], value, pair.Parent!, null),
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: > 1 } list } argument when list.Arguments[1] == argument =>
            FindInCall(list.Arguments[0].Expression, value, list.Parent!),
        _ => null,
    };

    private static Entry? FindInCall(ExpressionSyntax key, ExpressionSyntax value, SyntaxNode call)
    {
        bool isPair = call is BaseObjectCreationExpressionSyntax || (call as InvocationExpressionSyntax)?.Expression
            is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Create", Expression: IdentifierNameSyntax { Identifier.ValueText: "KeyValuePair" },
            };
        if (isPair && call.Parent is InitializerExpressionSyntax) return new Entry(key, value, call.Parent, null);
        if (isPair && call.Parent is ExpressionElementSyntax) return new Entry(key, value, call.Parent.Parent!, null);
        return (call as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax setter
            && Setters.Contains(setter.Name.Identifier.ValueText)
                ? new Entry(key, value, GetBody(call), setter.Expression.ToString())
                : null;
    }

    private static IEnumerable<Entry> FindEntries(Entry one) => one.Container.DescendantNodes()
        .OfType<ExpressionSyntax>()
        .Select(FindEntry)
        .Where(other => other is not null && other.Container == one.Container && other.Owner == one.Owner)
        .Select(static other => other!);

    private static SyntaxNode GetBody(SyntaxNode node) => node.Ancestors().First(static ancestor =>
        ancestor is BlockSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax
        || (ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax));

    private sealed record Entry(ExpressionSyntax Key, ExpressionSyntax Value, SyntaxNode Container, string? Owner);
}

/// <summary>Keys of settings: what they are about, and the name of the value among the others.</summary>
internal static class SettingKeys
{
    private static readonly string[] Separators = [":", "__", ".", "/"];

    /// <summary>Splits <c>Smtp:Password</c>, <c>SMTP_PASSWORD</c> and <c>smtpPassword</c> after the words that are no field's.</summary>
    public static (string Prefix, string Name) Split(string key)
    {
        // Kafka's own settings have dots in their names.
        if (key.IndexOf('.') > 0 && ConnectionTypeTable.BuiltIn.Types.Any(type => type.FindExtra(key) is not null)) return ("", key);
        foreach (string separator in Separators)
        {
            int end = key.LastIndexOf(separator, StringComparison.Ordinal);
            if (end > 0 && end + separator.Length < key.Length)
                return (key.Substring(0, end), key.Substring(end + separator.Length));
        }

        List<string> words = IdentifierWords.Split(key);
        int name = FieldWords.FindStart(words);
        return (string.Join("_", words.Take(name)), string.Join("_", words.Skip(name)));
    }
}
