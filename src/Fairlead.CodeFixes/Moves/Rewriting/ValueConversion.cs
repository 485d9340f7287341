using Fairlead.Core.Text;
using Microsoft.CodeAnalysis;

namespace Fairlead.CodeFixes.Moves.Rewriting;

/// <summary>Writes a property of a connection in the form that a place takes.</summary>
/// <param name="place">The place.</param>
/// <param name="edits">Get the using directives.</param>
internal sealed class ValueConversion(CodePlace place, PlannedEdits edits)
{
    /// <summary>Writes the value. Returns null if the place takes something else.</summary>
    /// <param name="connection">An expression for the connection.</param>
    /// <param name="value">The property.</param>
    /// <param name="wanted">What the place takes.</param>
    /// <param name="written">The value as it was written.</param>
    public string? Write(string connection, ConnectionValue value, WantedValue wanted, string? written) => value.Kind switch
    {
        ValueKind.Secret => WriteText($"{connection}.{value.Member}{Insist(value)}.Reveal()", wanted),
        ValueKind.Text => WriteText($"{connection}.{value.Member}{Insist(value)}", wanted),
        ValueKind.Integer or ValueKind.Number => WriteNumber(GetValue(connection, value), wanted),
        ValueKind.Boolean => WriteBoolean(GetValue(connection, value), wanted),
        ValueKind.Duration => WriteDuration(GetValue(connection, value), wanted, written),
        ValueKind.Uri => WriteUri($"{connection}.{value.Member}{Insist(value)}", wanted),
        ValueKind.List => WriteList($"{connection}.{value.Member}{Insist(value)}", wanted),
        _ => WriteEnum(connection, value, wanted),
    };

    /// <summary>Writes an address.</summary>
    public static string? WriteUri(string uri, WantedValue wanted) => wanted.IsUri ? uri : wanted.IsText ? uri + ".OriginalString" : null;

    private string? WriteText(string text, WantedValue wanted)
    {
        if (wanted.IsText) return text;
        return wanted.IsUri ? $"new {TypeReferences.Write(place, edits, "System", "Uri")}({text})" : null;
    }

    private string? WriteNumber(string number, WantedValue wanted)
    {
        if (wanted.IsText) return $"{number}.ToString({WriteCulture()})";
        return wanted.Type!.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double ? wanted.GetCast() + number : null;
    }

    private static string? WriteBoolean(string boolean, WantedValue wanted) => wanted.IsText
        ? $"({boolean} ? \"true\" : \"false\")"
        : wanted.Type!.SpecialType == SpecialType.System_Boolean ? boolean : null;

    private string? WriteDuration(string duration, WantedValue wanted, string? written)
    {
        if (wanted.IsTimeSpan) return duration;
        if (wanted.IsText)
        {
            return written is not null && written.All(char.IsDigit)
                ? $"((int){duration}.TotalSeconds).ToString({WriteCulture()})"
                : $"{duration}.ToString(\"c\", {WriteCulture()})";
        }
        if (written is null || !Duration.TryParse(written, out TimeSpan span)) return null;
        if (wanted.Constant is not IConvertible constant || wanted.Constant is string or bool) return null;
        double number = constant.ToDouble(System.Globalization.CultureInfo.InvariantCulture);
        string? unit = number == span.TotalSeconds ? "TotalSeconds" : number == span.TotalMilliseconds ? "TotalMilliseconds" : null;
        string cast = wanted.Type!.SpecialType == SpecialType.System_Double ? "" : wanted.GetCast() is { Length: > 0 } own ? own : "(int)";
        return unit is null ? null : $"{cast}{duration}.{unit}";
    }

    private string? WriteList(string list, WantedValue wanted)
    {
        if (wanted.Type is null or { SpecialType: SpecialType.System_String }) return $"string.Join(\",\", {list})";
        if (wanted.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String })
        {
            TypeReferences.AddExtensions(place, edits, "System.Linq", "Enumerable");
            return list + ".ToArray()";
        }
        return null;
    }

    /// <summary>A driver's enum has the words of the extra, or stays in the code.</summary>
    private string? WriteEnum(string connection, ConnectionValue value, WantedValue wanted)
    {
        if (wanted.IsText) return value.RawText is { } raw ? $"{connection}.{raw}{(place.IsNullable ? "!" : "")}" : null;
        if (wanted.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type) return null;
        HashSet<string> members = new(type.MemberNames, StringComparer.OrdinalIgnoreCase);
        if (!value.Words.All(word => members.Contains(MemberNames.ToPascalCase(word)))) return null;
        string name = type.ToMinimalDisplayString(place.Model, place.Position);
        string system = TypeReferences.Write(place, edits, "System", "Enum");
        return $"({name}){system}.Parse(typeof({name}), {GetValue(connection, value)}.ToString(), ignoreCase: true)";
    }

    private string GetValue(string connection, ConnectionValue value) =>
        $"{connection}.{value.Member}" + (value.IsGuaranteed ? "" : place.IsNullable ? "!.Value" : ".Value");

    private string Insist(ConnectionValue value) => !value.IsGuaranteed && place.IsNullable ? "!" : "";

    private string WriteCulture() => TypeReferences.Write(place, edits, "System.Globalization", "CultureInfo") + ".InvariantCulture";
}
