using System.Text;

namespace Fairlead.Core.Text;

/// <summary>C# names for the names of a manifest.</summary>
internal static class MemberNames
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>Names that a generated class has already, from itself or from object.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "AddTo", "BeginRun", "Connections", "Deployments", "Fake", "Ids", "Manifest", "Resolver", "ValidateAsync",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>Gets the C# name of a connection or deployment; not yet unique.</summary>
    public static string GetMemberName(string id)
    {
        string name = ToPascalCase(id);
        return Taken.Contains(name) ? name + "_" : name;
    }

    /// <summary>Gets the class that is generated for the connection with a C# name.</summary>
    public static string GetClassName(string memberName) => memberName + "Connection";

    /// <summary>Gets the class that is generated for the template with a C# name.</summary>
    public static string GetTemplateName(string memberName) => memberName + "Template";

    /// <summary>Converts to an argument's name in camel case: <c>tenantId</c> for tenant_id.</summary>
    public static string ToArgument(string name)
    {
        string pascal = ToPascalCase(name);
        string camel = char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>
    /// Converts to the words of a name in Pascal case: <c>OrdersDb</c> for orders_db, ORDERS-DB and ordersDb. What is no letter or digit
    /// parts words; a leading digit gets an underscore. Never a keyword, for those are lower case.
    /// </summary>
    public static string ToPascalCase(string text)
    {
        var name = new StringBuilder(text.Length);
        bool shouted = !text.Any(char.IsLower);
        bool startsWord = true;
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                startsWord = true;
                continue;
            }
            if (name.Length == 0 && !char.IsLetter(c)) name.Append('_');
            name.Append(startsWord ? char.ToUpperInvariant(c) : shouted ? char.ToLowerInvariant(c) : c);
            startsWord = !char.IsLetter(c);
        }
        return name.Length == 0 ? "_" : name.ToString();
    }

    /// <summary>
    /// Converts to a namespace from a project's root namespace, which may hold what C# does not allow. Returns empty for the global
    /// namespace.
    /// </summary>
    public static string ToNamespace(string text) => text.Length == 0 ? "" : string.Join(".", text.Split('.').Select(ToIdentifier));

    public static bool IsNamespace(string name) => name.Split('.').All(IsIdentifier);

    /// <summary>Determines whether a property of a generated type can be called so.</summary>
    public static bool IsMemberName(string name) => IsIdentifier(name) && char.IsUpper(name[0]);

    private static string ToIdentifier(string text)
    {
        if (Keywords.Contains(text)) return "@" + text;
        string name = new([.. text.Select(static c => char.IsLetterOrDigit(c) ? c : '_')]);
        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name;
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0
            && (char.IsLetter(name[0]) || name[0] == '_')
            && name.All(static c => char.IsLetterOrDigit(c) || c == '_')
            && !Keywords.Contains(name);
}
