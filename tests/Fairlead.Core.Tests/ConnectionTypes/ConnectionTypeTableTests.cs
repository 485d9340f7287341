using Fairlead.Core.ConnectionTypes;

namespace Fairlead.Core.Tests.ConnectionTypes;

/// <summary>The table is data, so that these tests hold whatever types are added to it.</summary>
public class ConnectionTypeTableTests
{
    public static TheoryData<string> Types => [.. ConnectionTypeTable.BuiltIn.Types.Select(type => type.Id)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Type_IsConsistent(string id)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(id)!;

        Assert.All(type.Fields, field => Assert.Contains(field.Name, GenericConnectionTypes.Generic.Fields.Select(generic => generic.Name)));
        Assert.All(type.Fields, field => Assert.Matches("^[A-Z][A-Za-z]+$", field.Title));
        Assert.Distinct(type.Fields.Select(field => field.Name));
        Assert.Distinct(type.Extras.Select(extra => extra.Name));
        Assert.All(type.Extras, extra => Assert.False(string.IsNullOrWhiteSpace(extra.Description)));
        Assert.All(type.Extras, extra => Assert.True(extra.Type == ExtraType.String || (extra.Enum.Count == 0 && !extra.Secret)));
        Assert.True(type.Fields.All(field => field.Name != "password" || field.Secret));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void ConnectionStringParts_ComeFromFieldsAndExtrasOfTheType(string id)
    {
        ConnectionType type = ConnectionTypeTable.BuiltIn.Find(id)!;
        IEnumerable<string> sources = [.. type.Fields.Select(field => field.Name), .. type.Extras.Select(extra => "extra." + extra.Name)];

        Assert.All(type.ConnectionString, part => Assert.Contains(part.Source, sources));
        Assert.Distinct(type.ConnectionString.Select(part => part.Keyword));
    }

    [Fact]
    public void NearMissesOfOneTypesExtras_AreNotEachOther()
    {
        // "verify" must not be taken for a misspelling, nor may one declared name shadow another.
        Assert.All(ConnectionTypeTable.BuiltIn.Types, type =>
            Assert.All(type.Extras, extra => Assert.Equal(extra.Name, Fairlead.Core.Text.Suggestion.For(extra.Name, type.Extras.Select(other => other.Name)))));
    }
}
