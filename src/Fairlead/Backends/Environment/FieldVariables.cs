using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fairlead.Core.ConnectionStrings;
using Fairlead.Resolution;

namespace Fairlead.Backends;

/// <summary>
/// What the names of variables say about the fields of connections of one type. It is kept, since it is the same at every lookup and took a
/// third of its memory.
/// </summary>
internal sealed class FieldVariables
{
    private static readonly ConditionalWeakTable<DeclaredType, FieldVariables> Tables = [];

    private readonly ConcurrentDictionary<(string Name, int SuffixStart), FieldVariable> _known = new();

    /// <summary>Gets the table of a type.</summary>
    public static FieldVariables For(DeclaredType type) => Tables.GetOrCreateValue(type);

    /// <summary>Gets what a variable sets.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="suffixStart">Where the field begins in it.</param>
    /// <param name="type">The type that this table belongs to.</param>
    public FieldVariable Get(string name, int suffixStart, DeclaredType type) =>
        _known.GetOrAdd((name, suffixStart), static (key, type) => FieldVariable.Read(key.Name, key.SuffixStart, type), type);
}

/// <summary>A variable that sets a field.</summary>
internal sealed record FieldVariable
{
    private FieldVariable(string name, string valueName, FieldName field)
    {
        ValueName = valueName;
        Field = field;
        Place = ConnectionVariables.DescribePlace(name);
    }

    /// <summary>
    /// Gets the variable that would hold the value itself: the same, or without <c>_FILE</c> where this one names a file.
    /// </summary>
    public string ValueName { get; }

    /// <summary>Gets the field.</summary>
    public FieldName Field { get; }

    /// <summary>Gets what the value's source is called.</summary>
    public string Place { get; }

    public static FieldVariable Read(string name, int suffixStart, DeclaredType type)
    {
        const string FileSuffix = ConnectionVariables.FileSuffix;
        string suffix = name[suffixStart..];
        FieldName field = FieldNames.FromVariable(suffix, type);
        return field.IsCertain(type) || !suffix.EndsWith(FileSuffix, StringComparison.Ordinal)
            ? new(name, name, field)
            : new(name, name[..^FileSuffix.Length], FieldNames.FromVariable(suffix[..^FileSuffix.Length], type));
    }
}
