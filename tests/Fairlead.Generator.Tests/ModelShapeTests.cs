using System.Reflection;
using Fairlead.Generator.Model;

namespace Fairlead.Generator.Tests;

/// <summary>The pipeline compares models to see what changed, and keeps them for long: plain values all the way down.</summary>
public class ModelShapeTests
{
    private static readonly IReadOnlyList<Type> Models =
    [
        .. typeof(ConnectionModel).Assembly.GetTypes().Where(type => type.Namespace == typeof(ConnectionModel).Namespace
            && type is { IsNested: false, IsEnum: false } && type != typeof(EquatableArray<>)),
    ];

    public static TheoryData<Type> Types => [.. Models];

    [Theory]
    [MemberData(nameof(Types))]
    public void Model_IsASealedRecordOfPlainValues(Type model)
    {
        Assert.True(model.IsSealed && typeof(IEquatable<>).MakeGenericType(model).IsAssignableFrom(model), $"{model} is no sealed record");
        Assert.All(
            model.GetProperties(BindingFlags.Instance | BindingFlags.Public),
            property => Assert.True(IsPlain(property.PropertyType), $"{model.Name}.{property.Name} is no plain value"));
    }

    [Fact]
    public void ModelsAreThere() => Assert.True(Models.Count > 8);

    private static bool IsPlain(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) type = underlying;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>)) return IsPlain(type.GetGenericArguments()[0]);
        return type == typeof(string) || type.IsPrimitive || type.IsEnum || Models.Contains(type);
    }
}
