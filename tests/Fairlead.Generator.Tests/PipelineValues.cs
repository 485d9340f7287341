using System.Reflection;
using System.Runtime.CompilerServices;
using Fairlead.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Fairlead.Generator.Tests;

/// <summary>The values that the steps of a generator handed on, and the types that they consist of.</summary>
internal static class PipelineValues
{
    /// <summary>Finds the values of all tracked steps, and those that the outputs get, whatever their step is called.</summary>
    public static IEnumerable<object> Find(GeneratorRunResult result)
    {
        IEnumerable<IncrementalGeneratorRunStep> named = result.TrackedSteps
            .Where(steps => !IsInput(steps.Key) && !result.TrackedOutputSteps.ContainsKey(steps.Key)).SelectMany(steps => steps.Value);
        IEnumerable<IncrementalGeneratorRunStep> outputs = result.TrackedOutputSteps.Values.SelectMany(steps => steps);
        return named.SelectMany(step => step.Outputs).Select(output => output.Value)
            .Concat(outputs.SelectMany(step => step.Inputs).Select(input => input.Source.Outputs[input.OutputIndex].Value))
            .Where(value => value is not null);
    }

    /// <summary>Finds the types of values, and those of everything that the values hold.</summary>
    public static IReadOnlySet<Type> FindTypes(IEnumerable<object> values)
    {
        var types = new HashSet<Type>();
        foreach (object value in values) AddType(value.GetType(), types);
        return types;
    }

    /// <summary>Finds what keeps a type from being a plain value. Returns null if nothing does.</summary>
    public static string? FindDefect(Type type)
    {
        if (type == typeof(string) || type.IsPrimitive || type.IsEnum || IsNullable(type) || IsEquatableArray(type)) return null;
        bool isRecord = type.GetMethod("<Clone>$") is not null;
        if (!isRecord || !type.IsSealed)
            return $"{type} is neither a sealed record, nor a string, a number or an {nameof(EquatableArray<>)}";
        if (type.GetMethod(nameof(Equals), [type])!.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            return $"{type.Name} has an equality of its own";
        FieldInfo? field = GetFields(type).FirstOrDefault(field => !IsOfAProperty(field, type) || !field.IsInitOnly);
        return field is null ? null : $"{type.Name} has the field '{field.Name}' beyond its read-only properties";
    }

    private static void AddType(Type type, HashSet<Type> types)
    {
        if (!types.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string)) return;
        if (IsNullable(type) || IsEquatableArray(type)) AddType(type.GetGenericArguments()[0], types);
        else if (FindDefect(type) is null) Array.ForEach(GetFields(type), field => AddType(field.FieldType, types));
    }

    private static bool IsInput(string step) =>
        typeof(WellKnownGeneratorInputs).GetFields().Any(field => (string?)field.GetValue(null) == step);

    private static FieldInfo[] GetFields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    private static bool IsOfAProperty(FieldInfo field, Type type) =>
        type.GetProperties().Any(property => field.Name == $"<{property.Name}>k__BackingField");

    private static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static bool IsEquatableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);
}
