using System.Globalization;
using Fairlead.Analyzers.DataFlow;
using Fairlead.Analyzers.Text;
using Fairlead.Detection.Transport;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Fairlead.Analyzers.Transport;

/// <summary>
/// An option by its name in a dictionary, builder or environment: <c>builder["Encrypt"] = false</c>,
/// <c>{ "security.protocol", "plaintext" }</c>, <c>SetEnvironmentVariable("NODE_TLS_REJECT_UNAUTHORIZED", "0")</c>. FLD2005, and by what
/// the option says FLD2002 and FLD2006.
/// </summary>
internal static class NamedOptions
{
    private static readonly HashSet<string> Setters = new(StringComparer.Ordinal)
    {
        "Add", "Set", "TryAdd", "Put", "SetEnvironmentVariable", "WithEnvironment", "UseSetting", "AddOption", "SetOption", "WithOption",
        "SetProperty", "SetValue", "AddOrUpdate", "With", "AddConfig", "WithConfig", "WithSetting", "AddProperty", "SetConfig",
    };

    public static void Check(TextContext context, TlsOption option)
    {
        if (context.Text.Operation.Parent is not IArgumentOperation name || FindValueBeside(name) is not { } value) return;
        if (FindText(value) is not { } text) return;

        TlsWeakness weakness = option.GetWeakness(text);
        if (weakness == TlsWeakness.None
            || DevelopmentCode.Contains(name)
            || ChosenClearText.Contains(name.Syntax)
            || IsForThisMachine(name)
            || (option.IsSwitch && !HasServerBeside(name)))
            return;

        TextSpan place = value.Syntax.Span;
        SourceText source = value.Syntax.SyntaxTree.GetText(context.CancellationToken);
        string optionName = context.Text.Value;
        TransportFinding finding =
            TlsFindings.Create(option, weakness, default, $"{optionName}={text}", option.SendsCredentials(text), server: null);
        TextEdits? edit = null;
        if (option.FindSecureValue(text, "VerifyFull") is { } secure)
        {
            string written = source.ToString(place).Replace(GetSpelling(value, text), GetSpelling(value, secure));
            edit = TextEdits.Create($"Set '{optionName}={secure}'", source, new TextChange(place, written));
        }

        TransportDiagnostics.ReportFinding(context, place, edit, finding);
    }

    /// <summary>Finds the value that is set under a name. Returns null if the name is only looked up.</summary>
    private static IOperation? FindValueBeside(IArgumentOperation name) => name.Parent switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Parent: ISimpleAssignmentOperation assignment } indexer
            when assignment.Target == indexer => assignment.Value,
        IInvocationOperation call when Setters.Contains(call.TargetMethod.Name) => FindAfter(name, call.Arguments),
        IObjectCreationOperation { Type.Name: "KeyValuePair" } pair => FindAfter(name, pair.Arguments),
        _ => null,
    };

    private static IOperation? FindAfter(IArgumentOperation name, IReadOnlyList<IArgumentOperation> arguments)
    {
        for (int i = 0; i + 1 < arguments.Count; i++)
        {
            if (arguments[i] == name) return arguments[i + 1].Value;
        }
        return null;
    }

    /// <summary>A bare switch does not say what it is for, unless its holder does, or the code names a server under another key.</summary>
    private static bool HasServerBeside(IArgumentOperation name)
    {
        ITypeSymbol? holder = name.Parent is IPropertyReferenceOperation { Instance.Type: var indexed }
            ? indexed
            : (name.Parent as IInvocationOperation)?.Instance?.Type;
        return holder?.Name.Contains("ConnectionString") == true || name.GetRoot().Descendants().Any(descendant =>
            descendant is IArgumentOperation { Value.ConstantValue: { HasValue: true, Value: string key } }
                && descendant != name
                && SettingGroup.IsServer(key));
    }

    private static string? FindText(IOperation value)
    {
        value = value.WithoutConversions();
        if (value is not { ConstantValue: { HasValue: true, Value: var constant }, Type.TypeKind: not TypeKind.Enum }) return null;
        return Convert.ToString(constant, CultureInfo.InvariantCulture);
    }

    /// <summary>A truth value is written in small letters in C#.</summary>
    private static string GetSpelling(IOperation value, string text) =>
        value.WithoutConversions().Type?.SpecialType == SpecialType.System_Boolean ? text.ToLowerInvariant() : text;

    /// <summary>Determines whether the options beside it name this machine as the server.</summary>
    private static bool IsForThisMachine(IArgumentOperation name)
    {
        IOperation? options = name;
        while (options is not (null or IObjectOrCollectionInitializerOperation)) options = options.Parent;
        return options is not null && options.Descendants().Any(static descendant =>
            descendant.ConstantValue is { HasValue: true, Value: string text }
            && (text.StartsWith("localhost", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("127.0.0.1", StringComparison.Ordinal)));
    }
}
