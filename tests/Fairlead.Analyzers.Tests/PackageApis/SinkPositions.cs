using Fairlead.Analyzers.DataFlow;
using Fairlead.Detection.CredentialApis;
using Fairlead.Detection.Text.Names;
using Microsoft.CodeAnalysis;

namespace Fairlead.Analyzers.Tests.PackageApis;

/// <summary>
/// Where the argument of a sink stands in a call, according to the real assemblies: at an index, or at one that depends on how many
/// arguments there are. An index at which another overload takes the same kind of value does not count.
/// </summary>
internal static class SinkPositions
{
    private enum Kind
    {
        Other,
        Text,
        Bytes,
        List,
    }

    /// <summary>Finds the positions of a sink. None if no assembly has it.</summary>
    public static IReadOnlyList<ArgumentPosition> Find(CredentialSink sink)
    {
        IMethodSymbol[] overloads =
        [
            .. RealAssemblies.FindTypes(sink.TypeName)
                .SelectMany(type => sink.Member == CredentialSink.ConstructorName ? [type] : type.GetSelfAndBaseTypes())
                .SelectMany(type => type.GetMembers(sink.Member)).OfType<IMethodSymbol>()
                .Where(method => method.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected),
        ];
        Kind[] kinds =
        [
            .. overloads.Select(method => method.Parameters.FirstOrDefault(parameter => parameter.Name == sink.ParameterName))
                .OfType<IParameterSymbol>().Select(parameter => GetKind(parameter.Type)).Where(kind => kind != Kind.Other),
        ];
        (int Index, int Count)[] places =
        [
            .. from method in overloads
               let index = FindIndex(method, sink.ParameterName!)
               where index >= 0 && GetKind(GetParameters(method)[index].Type) != Kind.Other
               from count in GetCounts(method)
               where count > index
               select (index, count),
        ];
        HashSet<int> always =
            [.. places.Select(place => place.Index).Where(index => !overloads.Any(method => IsOther(method, sink, index, kinds)))];
        IEnumerable<ArgumentPosition> counted =
            from place in places.Distinct()
            where !always.Contains(place.Index)
                && !overloads.Any(method => GetCounts(method).Contains(place.Count) && IsOther(method, sink, place.Index, kinds))
            orderby place.Count, place.Index
            select new ArgumentPosition(place.Index, place.Count);
        return [.. always.Order().Select(index => new ArgumentPosition(index, Count: null)).Concat(counted)];
    }

    private static bool IsOther(IMethodSymbol method, CredentialSink sink, int index, Kind[] kinds)
    {
        IParameterSymbol[] parameters = GetParameters(method);
        return index < parameters.Length && FindIndex(method, sink.ParameterName!) != index
            && kinds.Contains(GetKind(parameters[index].Type));
    }

    private static int FindIndex(IMethodSymbol method, string name) =>
        Array.FindIndex(GetParameters(method), parameter => parameter.Name == name);

    private static IEnumerable<int> GetCounts(IMethodSymbol method)
    {
        IParameterSymbol[] parameters = GetParameters(method);
        int required = parameters.Count(parameter => !parameter.IsOptional);
        return Enumerable.Range(required, parameters.Length - required + 1);
    }

    private static IParameterSymbol[] GetParameters(IMethodSymbol method) =>
        [.. method.IsExtensionMethod ? method.Parameters.Skip(1) : method.Parameters];

    private static Kind GetKind(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => Kind.Text,
        { Name: "StringValues" or "SecureString" or "Uri" } or ITypeParameterSymbol => Kind.Text,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => Kind.Bytes,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "BinaryData" } => Kind.Bytes,
        IArrayTypeSymbol or { Name: "IEnumerable" } => Kind.List,
        _ => Kind.Other,
    };
}
