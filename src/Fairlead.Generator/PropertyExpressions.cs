using Fairlead.Generator.Model;

namespace Fairlead.Generator;

/// <summary>The C# of a property: its type and its value.</summary>
internal static class PropertyExpressions
{
    private const string Extra = "extra.";

    /// <summary>Gets the type, which is nullable unless there always is a value.</summary>
    public static string GetTypeName(PropertyModel property)
    {
        string type = property.Kind switch
        {
            PropertyKind.Integer or PropertyKind.Port => "int",
            PropertyKind.Number => "double",
            PropertyKind.Boolean => "bool",
            PropertyKind.Duration => "global::System.TimeSpan",
            PropertyKind.Uri => "global::System.Uri",
            PropertyKind.Array => "global::System.Collections.Generic.IReadOnlyList<string>",
            PropertyKind.Secret or PropertyKind.SecretUri => "global::Fairlead.Secret",
            PropertyKind.Enum => property.EnumName!,
            _ => "string",
        };
        return property.IsGuaranteed ? type : type + "?";
    }

    /// <summary>Gets the nullable value on a <c>Connection</c> called <c>connection</c>.</summary>
    public static string GetValue(PropertyModel property)
    {
        if (!property.Source.StartsWith(Extra, StringComparison.Ordinal))
            return "connection." + char.ToUpperInvariant(property.Source[0]) + property.Source.Substring(1);

        string getter = property.Kind switch
        {
            PropertyKind.Integer => "GetInt32",
            PropertyKind.Number => "GetDouble",
            PropertyKind.Boolean => "GetBoolean",
            PropertyKind.Duration => "GetTimeSpan",
            PropertyKind.Uri => "GetUri",
            PropertyKind.Array => "GetStrings",
            PropertyKind.Secret => "GetSecret",
            PropertyKind.SecretUri => "GetSecretUri",
            _ => "GetString",
        };
        return $"connection.Extra.{getter}({CSharpTexts.ToLiteral(property.Source.Substring(Extra.Length))})";
    }

    /// <summary>Describes the property, by the name of its extra if nothing else describes it.</summary>
    public static string Describe(PropertyModel property) =>
        property.Description ?? $"The extra {property.Source.Substring(Extra.Length)}";
}
